package io.andon.schema.topic;

/** Keys of the topic {@code directory}; data format. */
public final class DirectoryKeys {
  public static final String ADMIN_KEY = "admin/key";
  public static final String SESSION_SECRET = "admin/session-secret";

  private DirectoryKeys() {}

  public static String space(String slug) {
    return "space/" + slug;
  }

  /** Ids of keys are unique over all spaces. */
  public static String apiKey(String id) {
    return "key/" + id;
  }

  /** A slug has no slash in it, so no two people share a key. */
  public static String user(String space, String username) {
    return "user/" + space + '/' + username;
  }

  public static String webhook(String space, String id) {
    return "webhook/" + space + '/' + id;
  }
}
