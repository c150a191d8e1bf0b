package io.andon.gateway.surface.threat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.alert.AlertCheck;
import io.andon.core.alert.Threats;
import io.andon.core.query.SpaceReader;
import io.andon.core.text.TextLimits;
import io.andon.core.time.TimeLimits;
import io.andon.gateway.http.Request;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Coordinates;
import io.andon.schema.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the threats that one request reports, in their order. */
final class ThreatReports {
  private final SpaceReader reader;
  private final String space;
  private final Instant now;
  private final UUID seed;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> minted = new HashSet<>();
  private final Map<String, Alert> known = new HashMap<>();

  ThreatReports(Request request, SpaceReader reader) {
    this.reader = reader;
    this.space = request.space();
    this.now = request.now();
    this.seed = request.mintId();
  }

  /** A threat is an alert of its own source, called by the id of its report. */
  Alert read(Fields fields) {
    String id = id(fields);
    reader.alert(ThreatId.fingerprint(id)).ifPresent(row -> known.put(id, row.getAlert()));
    String location = nullIfBlank(fields.text("location", Text.LINE));
    Instant observedAt = fields.time("observed_at");
    return Alert.newBuilder()
        .setSpace(space)
        .setAlertId(id)
        .setSource(Threats.SOURCE)
        .setType(or("", fields.text("threat_type", Text.LINE)))
        .setTitle(fields.requiredText("title", Text.TITLE))
        .setSeverity(or(Severity.MEDIUM, fields.word("severity", ThreatVocabulary.SEVERITY)))
        .setStatus(AlertStatus.ACTIVE)
        .setAsset(or(asset(id, location), fields.text("asset", Text.NAME)))
        .setStartsAt(or(now, observedAt))
        .setUpdatedAt(now)
        .setLocation(location)
        .setCoordinates(coordinates(fields.object("coordinates")))
        .build();
  }

  private String id(Fields fields) {
    String given = fields.uuid("id");
    if (given == null) {
      return mint();
    }
    if (!ids.add(given)) {
      fields.error("id", "Occurs twice in this request", "value_error");
    }
    if (reader.alert(given).isPresent()) {
      // it would never be found: ids and fingerprints are looked up alike
      fields.error("id", "Is the id of an alert that was reported elsewhere", "value_error");
    }
    return given;
  }

  private String mint() {
    String name = seed + "\0" + minted.size();
    String id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    minted.add(id);
    return id;
  }

  /**
   * Those of the threats that say something new.
   *
   * @throws ProblemException when the request is another one under a used Idempotency-Key
   */
  List<Alert> news(List<Alert> threats) {
    List<Alert> news = new ArrayList<>();
    for (Alert threat : threats) {
      Alert before = known.get(threat.getAlertId());
      if (before == null || !minted.contains(threat.getAlertId())) {
        supersede(before, threat);
        news.add(threat);
      } else if (!sameReport(before, threat)) {
        throw new ProblemException(
            new Problem.Conflict("This Idempotency-Key was used for another request"));
      }
    }
    return news;
  }

  // what is posted now is the newer version, whatever the clocks of other nodes say
  private static void supersede(@Nullable Alert before, Alert threat) {
    Instant known = before == null ? null : before.getUpdatedAt();
    if (known != null && !threat.getUpdatedAt().isAfter(known)) {
      threat.setUpdatedAt(known.plusMillis(1));
    }
  }

  /** Times aside, which depend on when the request came. */
  private static boolean sameReport(Alert before, Alert threat) {
    return before.getTitle().equals(threat.getTitle())
        && before.getType().equals(threat.getType())
        && before.getSeverity() == threat.getSeverity()
        && before.getAsset().equals(threat.getAsset())
        && Objects.equals(before.getLocation(), threat.getLocation())
        && Objects.equals(before.getCoordinates(), threat.getCoordinates());
  }

  /** Why the topology could not use the threat; null when it can. */
  @Nullable String problem(Alert threat) {
    TimeLimits limits = new TimeLimits(now);
    String observed = limits.problem("observed_at", threat.getStartsAt());
    return observed == null ? AlertCheck.problem(threat, limits) : observed;
  }

  // what is known stays where it is: its versions are ordered by asset
  private String asset(String id, @Nullable String location) {
    Alert before = known.get(id);
    if (before != null) {
      return before.getAsset();
    }
    return location == null ? Threats.nowhere(id) : asset(location);
  }

  // places are longer than names may be
  private static String asset(String location) {
    String name = location.strip();
    int length = Math.min(TextLimits.NAME, name.codePointCount(0, name.length()));
    return name.substring(0, name.offsetByCodePoints(0, length));
  }

  private static @Nullable Coordinates coordinates(@Nullable Fields fields) {
    return fields == null
        ? null
        : new Coordinates(
            fields.requiredNumber("lat", -90, 90), fields.requiredNumber("lng", -180, 180));
  }

  private static @Nullable String nullIfBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static <T> T or(T standard, @Nullable T given) {
    return given == null ? standard : given;
  }
}
