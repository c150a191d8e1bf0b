package io.andon.schema.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that Andon's generated classes may be made from a schema's name.
 *
 * <p>Since 1.12.2 Avro refuses every class that a schema names unless it is trusted, so that
 * hostile bytes cannot make it load just any class. The usual way to trust is a system property;
 * Andon sets the trust itself, for its own generated classes only, on top of what was trusted
 * before.
 */
public final class RecordTrust {
  private static final String PUBLIC = "io.andon.schema";
  private static final String INTERNAL = "io.andon.schema.internal";

  static {
    // a class initializer, because it must happen exactly once: each call would stack one more
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), RecordTrust::isGenerated));
  }

  private RecordTrust() {}

  /**
   * Makes sure the trust is set. Every serde and codec of this package does so itself; only code
   * that copies generated records through their builders without any serde has to call it.
   */
  public static void establish() {
    // the class initializer has done it
  }

  static boolean isGenerated(Class<?> type) {
    String place = type.getPackageName();
    return (place.equals(PUBLIC) || place.equals(INTERNAL))
        && (SpecificRecord.class.isAssignableFrom(type) || type.isEnum());
  }
}
