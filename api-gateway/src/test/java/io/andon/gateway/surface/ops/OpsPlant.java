package io.andon.gateway.surface.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.surface.incident.IncidentPatch;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.PutUser;
import java.util.List;

/** A space with two services, {@code svc_xyz} and {@code svc_db}, and one person, seen by ops. */
final class OpsPlant implements AutoCloseable {
  static final String ALL = "/api/incidents";

  final LiveSpace space = new LiveSpace(Fixtures.space("plant"));
  final TestGateway gateway = new TestGateway(space);
  final String key = gateway.key(Scope.INCIDENTS_READ, Scope.INCIDENTS_WRITE);

  OpsPlant() {
    space.asset(Fixtures.asset("svc_xyz", "API Gateway"));
    space.asset(Fixtures.asset("svc_db", "Database"));
    person("user_123", "Jana Nováková");
  }

  void person(String id, String name) {
    decided(PutUser.newBuilder().setUsername(id).setName(name).build());
    gateway.user(id, name);
  }

  Answer get(String path) {
    return gateway.sendAs(key, "GET", path, null);
  }

  Answer post(String body) {
    return gateway.sendAs(key, "POST", ALL, body);
  }

  Answer patch(String id, String body) {
    return gateway.sendAs(key, "PATCH", ALL + "/" + id, body);
  }

  /** Opens an incident and gives its id. */
  String open(String title, String service) {
    Answer answer = post("{\"title\":\"%s\",\"serviceId\":\"%s\"}".formatted(title, service));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.at("/incident/id");
  }

  /** Reports an alert, on which correlation acts. */
  void alert(String id, String asset, Severity severity) {
    space.alerts(
        List.of(
            Alert.newBuilder()
                .setSpace("plant")
                .setAlertId(id)
                .setSource("dq")
                .setTitle("Alert " + id)
                .setSeverity(severity)
                .setStatus(AlertStatus.ACTIVE)
                .setAsset(asset)
                .setStartsAt(Fixtures.NOW)
                .build()));
  }

  /** Moves an incident to a state that ops has no word for, as another surface would. */
  void move(String id, IncidentState to) {
    decided(new IncidentPatch().move(to).of(OpsId.parse(id), null));
  }

  void decided(Object command) {
    CommandOutcome outcome = space.run(command);
    assertThat(outcome.getRejection()).isNull();
  }

  /** The only incident, whoever opened it. */
  String only() {
    Answer list = get(ALL);
    assertThat(list.at("/total")).isEqualTo("1");
    return list.at("/incidents/0/id");
  }

  @Override
  public void close() {
    gateway.close();
  }
}
