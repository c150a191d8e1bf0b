package io.andon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
  private static final Contract CONTRACT = Contract.of(List.of("toy"));
  private static final String LIST = "/toys?since=2026";
  private static final String TOY = "{'id':1,'made_at':'2026-01-01T00:00:00Z','owner':null}";

  private static Exchange.Request request(String method, String target, String body) {
    return new Exchange.Request(method, target, Map.of(), json(body));
  }

  private static byte[] json(String body) {
    return body.replace('\'', '"').getBytes(UTF_8);
  }

  /**
   * @param headers name, value, name, value
   */
  private static Exchange.Response response(int status, String body, String... headers) {
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], List.of(headers[i + 1]));
    }
    all.putIfAbsent("content-type", List.of("application/json; charset=utf-8"));
    return new Exchange.Response(status, all, json(body));
  }

  private static void passes(Exchange.Request request, Exchange.Response response) {
    assertThatCode(() -> CONTRACT.check(new Exchange(request, response)))
        .doesNotThrowAnyException();
  }

  private static AbstractThrowableAssert<?, ?> fails(
      Exchange.Request request, Exchange.Response response) {
    return assertThatThrownBy(() -> CONTRACT.check(new Exchange(request, response)))
        .isInstanceOf(AssertionError.class);
  }

  private static Exchange.Request list() {
    return request("GET", LIST, "");
  }

  @Test
  void passesWhatIsDocumented() {
    passes(list(), response(200, "[" + TOY + "]", "x-total", "1", "link", "</toys>"));
    passes(list(), response(404, "{'error':'no'}"));
    passes(request("POST", "/toys", "{'colour':'red'}"), response(204, ""));
    passes(request("GET", "/toys/7", ""), response(200, TOY));
    passes(request("GET", "/toys/7", ""), response(200, "any", "content-type", "text/plain"));
  }

  @Test
  void namesMethodPathStatusAndPlace() {
    fails(list(), response(200, "[" + TOY + ",{'id':'x'}]", "X-Total", "2"))
        .hasMessageContainingAll(
            "GET " + LIST + " answered 200, against toy.yaml",
            "body /1: required property 'made_at'",
            "body /1/id: string found, integer expected",
            "The answer: [{\"id\":1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{'id':1,'made_at':'2026-01-01','owner':null}]                               | /0/made_at",
        "[{'id':1,'made_at':'2026-01-01T00:00:00Z','owner':5}]                         | /0/owner",
        "[{'id':1,'made_at':'2026-01-01T00:00:00Z','owner':null,'x':1}]                | 'x'",
        "{}                                                                            | array",
        "[                                                                             | no JSON",
        "''                                                                            | no JSON",
      })
  void refusesOtherBodies(String body, String complaint) {
    fails(list(), response(200, body == null ? "" : body, "X-Total", "1"))
        .hasMessageContainingAll("body", complaint);
  }

  @Test
  void refusesStatusesThatAreNotDocumented() {
    fails(list(), response(500, "{'error':'ours'}"))
        .hasMessageContaining("GET /toys documents only the statuses [200, 404]");
  }

  @Test
  void refusesMissingAndMalformedHeaders() {
    fails(list(), response(200, "[]")).hasMessageContaining("header X-Total: is missing");
    fails(list(), response(200, "[]", "X-Total", "few")).hasMessageContaining("header X-Total");
    fails(list(), response(200, "[]", "X-Total", "-1")).hasMessageContaining("header X-Total");
    fails(list(), response(200, "[]", "X-Total", "1", "Link", "next"))
        .hasMessageContaining("header Link");
    fails(list(), response(200, "[]", "X-Total", "1", "content-type", "text/html"))
        .hasMessageContaining("header Content-Type: 'text/html' is not of [application/json]");
  }

  @Test
  void refusesABodyWhereThereShouldBeNone() {
    fails(request("POST", "/toys", "{'colour':'red'}"), response(204, "{}"))
        .hasMessageContaining("body: there should be none");
  }

  @Test
  void aHeadIsAGetWithoutBody() {
    Exchange.Request head = request("HEAD", LIST, "");

    passes(head, response(200, "", "X-Total", "1"));
    fails(head, response(200, "[]", "X-Total", "0")).hasMessageContaining("HEAD has a body");
    fails(head, response(200, "")).hasMessageContaining("X-Total");
  }

  @Test
  void anotherMethodIs405AndNamesTheOnesThereAre() {
    Exchange.Request put = request("PUT", "/toys", "{}");

    passes(put, response(405, "{'error':'no'}", "Allow", "GET, HEAD, POST"));
    fails(put, response(200, "{}")).hasMessageContaining("405 is expected");
    fails(put, response(405, "{'error':'no'}", "Allow", "GET"))
        .hasMessageContaining("should be GET, HEAD, POST");
    fails(put, response(405, "{}", "Allow", "GET, HEAD, POST")).hasMessageContaining("'error'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/dolls", "/toys/1/parts", "/toys/%00", "/Toys"})
  void leavesPathsOfNoDocumentAlone(String path) {
    passes(request("GET", path, ""), response(418, "anything"));
  }

  @Test
  void takesTheMoreSpecificPath() {
    passes(request("GET", "/toys/best", ""), response(204, ""));
    fails(request("GET", "/toys/best", ""), response(200, TOY)).hasMessageContaining("[204]");
    passes(request("GET", "/toys/7/", ""), response(200, TOY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/toys?since=2026&limit=10",
        "/toys?since=2026&limit=",
        "/toys?since=2026&colour=RED",
        "/toys?since=2026&colour=a%C3%B1il",
        "/toys?colour=A%C3%91IL&since=2026&unknown=1",
      })
  void readsParametersAsTheGatewayDoes(String target) {
    passes(request("GET", target, ""), response(200, "[]", "X-Total", "0"));
  }

  @ParameterizedTest
  @CsvSource({
    "/toys?since=2026&limit=11,   the request's query limit",
    "/toys?since=2026&limit=ten,  the request's query limit",
    "/toys?since=2026&colour=blue,the request's query colour",
    "/toys?limit=1,               the request's query since: is documented as required",
  })
  void refusesThatMoreIsTakenThanDocumented(String target, String complaint) {
    fails(request("GET", target, ""), response(200, "[]", "X-Total", "0"))
        .hasMessageContaining(complaint);
    passes(request("GET", target, ""), response(404, "{'error':'no'}"));
  }

  @Test
  void refusesRequestBodiesThatWorkButAreNotDocumented() {
    fails(request("POST", "/toys", "{'colour':'blue'}"), response(204, ""))
        .hasMessageContaining("the request's body /colour");
    fails(request("POST", "/toys", ""), response(204, ""))
        .hasMessageContaining("documented as required, but works without");
    fails(request("POST", "/toys", "{"), response(204, "")).hasMessageContaining("no JSON");
    fails(request("GET", "/toys/seven", ""), response(200, TOY))
        .hasMessageContaining("the request's path id");
    passes(request("POST", "/toys", "{'colour':'blue'}"), response(422, "{'error':'no'}"));
  }
}
