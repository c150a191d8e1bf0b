package io.andon.gateway.surface.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.alert.Fingerprint;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Asset;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A space that really decides, with a ledger that three products are made of. Alerts come over HTTP
 * as from any source.
 */
final class Finance implements AutoCloseable {
  static final String INCIDENTS = "/spaces/plant/incidents";
  static final String ALERTS = "/spaces/plant/alerts";

  final TestGateway gateway = new TestGateway(new LiveSpace(Fixtures.space("plant")));

  Finance() {
    product("ledger", List.of(), List.of("lea"), List.of());
    product("product-a", List.of("ledger"), List.of("ana"), List.of("ben"));
    product("product-b", List.of("ledger"), List.of("ben"), List.of());
    product("product-c", List.of("product-a"), List.of("ana"), List.of("eva"));
    product("lonely", List.of(), List.of(), List.of());
  }

  private void product(
      String id, List<String> upstream, List<String> owners, List<String> stewards) {
    gateway
        .live()
        .asset(
            Asset.newBuilder()
                .setSpace("plant")
                .setId(id)
                .setKind("data_product")
                .setName("The " + id)
                .setUpstream(upstream)
                .setOwners(owners)
                .setStewards(stewards)
                .build());
  }

  Answer send(String method, String path, @Nullable String body, String... headers) {
    return gateway.send(method, path, body, headers);
  }

  /** Reports an alert; gives its id. */
  String alert(String alertId, String product, String... more) {
    String body =
        """
        {"alert_id":"%s","source":"dq","type":"quality_check_failed","title":"Nulls in %s",
         "severity":"critical","asset":"%s"%s}
        """
            .formatted(alertId, product, product, more.length == 0 ? "" : "," + more[0]);
    Answer answer = send("POST", ALERTS, body);
    if (answer.status() != 202) {
      throw new AssertionError(answer.text());
    }
    return Fingerprint.of("dq", alertId);
  }

  /** An incident with one alert on the product; gives its path. */
  String incidentOn(String product) {
    String ref = alert("nulls-in-" + product, product);
    return INCIDENTS + '/' + send("GET", ALERTS + '/' + ref, null).at("/incident_id");
  }

  JsonNode shown(String path) {
    return send("GET", path, null).json();
  }

  /** Edits by another surface, in the core's words. */
  void elsewhere(String path, String field, @Nullable String value) {
    String id = path.substring(INCIDENTS.length() + 1);
    gateway
        .live()
        .run(
            EditIncident.newBuilder()
                .setIncident(id)
                .setEdits(List.of(new FieldEdit(field, value)))
                .build());
  }

  @Override
  public void close() {
    gateway.close();
  }
}
