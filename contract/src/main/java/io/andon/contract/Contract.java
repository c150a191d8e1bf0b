package io.andon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All documents of the API. Tests give it whatever goes over HTTP, so that neither the documents
 * nor the code can drift away from the other.
 */
public final class Contract {
  private static final int MOST_SHOWN = 2_000;

  private final List<Document> documents;

  private Contract(List<Document> documents) {
    this.documents = List.copyOf(documents);
  }

  /** The documents {@code /openapi/<name>.yaml} of the class path. */
  public static Contract of(List<String> names) {
    return new Contract(names.stream().map(Document::read).toList());
  }

  public List<Document> documents() {
    return documents;
  }

  public List<Operation> operations() {
    return documents.stream().flatMap(document -> document.operations().stream()).toList();
  }

  /**
   * Holds an exchange against the document of its path; a path of no document may answer as it
   * likes.
   *
   * @throws AssertionError saying what the document does not allow
   */
  public void check(Exchange exchange) {
    List<Operation> ofPath = ofPath(exchange.request().path());
    if (ofPath.isEmpty()) {
      return;
    }
    List<String> faults = faults(ofPath, exchange);
    if (!faults.isEmpty()) {
      throw new AssertionError(message(ofPath.getFirst().document(), exchange, faults));
    }
  }

  /** Every method of the path; of two templates the one with fewer parameters counts. */
  private List<Operation> ofPath(String path) {
    List<Operation> matching =
        operations().stream()
            .filter(operation -> operation.template().match(path).isPresent())
            .sorted(Comparator.comparing(operation -> operation.template().parameters().size()))
            .toList();
    return matching.stream()
        .filter(operation -> operation.path().equals(matching.getFirst().path()))
        .toList();
  }

  private static List<String> faults(List<Operation> ofPath, Exchange exchange) {
    String method = exchange.request().method();
    // HEAD is GET without the body
    String documented = method.equals("HEAD") ? "GET" : method;
    return ofPath.stream()
        .filter(operation -> operation.method().equals(documented))
        .findFirst()
        .map(
            operation ->
                Stream.concat(
                        new ResponseCheck(operation, exchange).faults().stream(),
                        new RequestCheck(operation, exchange).faults().stream())
                    .toList())
        .orElseGet(() -> methodFaults(ofPath, exchange));
  }

  private static List<String> methodFaults(List<Operation> ofPath, Exchange exchange) {
    Exchange.Response response = exchange.response();
    if (response.status() != 405) {
      return List.of("the path has no such method, so 405 is expected");
    }
    List<String> faults =
        new ArrayList<>(ResponseCheck.notAllowedFaults(ofPath.getFirst().document(), exchange));
    String allowed = allowed(ofPath);
    if (!response.header("Allow").orElse("").equals(allowed)) {
      faults.add("header Allow: should be " + allowed);
    }
    return faults;
  }

  private static String allowed(List<Operation> ofPath) {
    List<String> methods = ofPath.stream().map(Operation::method).toList();
    Stream<String> head = methods.contains("GET") ? Stream.of("HEAD") : Stream.of();
    return String.join(", ", Stream.concat(methods.stream(), head).sorted().toList());
  }

  private static String message(Document document, Exchange exchange, List<String> faults) {
    String body = new String(exchange.response().body(), UTF_8);
    return "%s %s answered %d, against %s.yaml:%n  %s%nThe answer: %s"
        .formatted(
            exchange.request().method(),
            exchange.request().target(),
            exchange.response().status(),
            document.name(),
            String.join(System.lineSeparator() + "  ", faults),
            body.substring(0, Math.min(body.length(), MOST_SHOWN)));
  }
}
