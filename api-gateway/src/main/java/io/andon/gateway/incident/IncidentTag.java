package io.andon.gateway.incident;

import io.andon.gateway.http.Call;
import io.andon.gateway.http.Reply;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Incident;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The ETag of an incident: its version, which every change counts up (RFC 9110, section 8.8). */
public final class IncidentTag {
  private IncidentTag() {}

  /** The answer with the tag, or 304 when the client has this version (If-None-Match). */
  public static Reply reply(Call call, Incident incident, Reply reply) {
    String tag = of(incident);
    boolean known = call.header("If-None-Match").map(held -> holds(held, tag)).orElse(false);
    return (known ? Reply.notModified() : reply).with("ETag", tag);
  }

  /** The answer to a write, with the tag of what is now. */
  public static Reply written(Incident incident, Reply reply) {
    return reply.with("ETag", of(incident));
  }

  private static String of(Incident incident) {
    return "\"" + incident.getVersion() + "\"";
  }

  // weak comparison, as RFC 9110 wants it for If-None-Match
  private static boolean holds(String header, String tag) {
    return Arrays.stream(header.split(",", -1))
        .map(one -> one.strip().replaceFirst("^W/", ""))
        .anyMatch(one -> one.equals("*") || one.equals(tag));
  }

  /**
   * The version the client expects (If-Match); null: any will do.
   *
   * @throws ProblemException when the header names no version of ours: none can match
   */
  public static @Nullable Long expected(Call call) {
    return call.header("If-Match").map(IncidentTag::version).orElse(null);
  }

  private static @Nullable Long version(String ifMatch) {
    String tag = ifMatch.strip();
    if (tag.equals("*")) {
      return null;
    }
    if (tag.matches("(W/)?\"[0-9]{1,18}\"")) {
      return Long.valueOf(tag.substring(tag.indexOf('"') + 1, tag.length() - 1));
    }
    throw new ProblemException(
        new Problem.VersionMismatch("If-Match names no version of this incident"));
  }
}
