package io.andon.standalone.plant.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Curl calls to paste into a shell. They need nothing but curl, grep and cut.
 *
 * @param baseUrl of the gateway, without a slash at the end
 * @param space the key's space
 * @param key API key with the scopes to read, write and publish
 * @param since from when on downtime is listed
 */
public record CurlTour(String baseUrl, String space, String key, Instant since) {

  private static final String ALERT =
      "{\"source\":\"me\",\"alert_id\":\"tour-1\",\"title\":\"Smoke at the forklift\",\"asset\":\"forklift-1\","
          + "\"severity\":\"critical\"}";

  /** Comments, two variables and the calls; the single-incident calls use the latest incident. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("ANDON=" + baseUrl);
    lines.add("AUTH='Authorization: Bearer " + key + "'");
    call(lines, "the latest incidents", get("$ANDON/spaces/" + space + "/incidents?limit=5"));
    lines.add(
        "INCIDENT=$("
            + get("$ANDON/spaces/" + space + "/incidents?limit=1")
            + " | grep -oE '\"id\" *: *\"[^\"]+\"' | head -n 1 | cut -d '\"' -f 4)");
    call(lines, "the latest one with its evidence, and why it is there", get(incident("")));
    call(lines, "its timeline", get(incident("/timeline?include=all")));
    call(lines, "resolve it", "curl -s -X POST -H \"$AUTH\" \"" + incident("/resolve") + "\"");
    call(lines, "alerts that are active", get("$ANDON/spaces/" + space + "/alerts?status=active"));
    call(
        lines,
        "downtime since the start",
        get("$ANDON/api/v1/downtime?since=" + since.truncatedTo(ChronoUnit.SECONDS)));
    call(
        lines,
        "report an alert",
        "curl -s -X POST -H \"$AUTH\" -H 'Content-Type: application/json' \"$ANDON/spaces/"
            + space
            + "/alerts\" -d '"
            + ALERT
            + "'");
    return lines;
  }

  private static void call(List<String> lines, String comment, String call) {
    lines.add("# " + comment);
    lines.add(call);
  }

  private String incident(String rest) {
    return "$ANDON/spaces/" + space + "/incidents/$INCIDENT" + rest;
  }

  private static String get(String url) {
    return "curl -s -H \"$AUTH\" \"" + url + "\"";
  }
}
