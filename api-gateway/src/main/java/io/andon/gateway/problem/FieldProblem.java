package io.andon.gateway.problem;

import java.util.List;

/**
 * One mistake in a request.
 *
 * @param loc where: {@code body} or {@code query}, then field names (String) and indexes (Integer)
 * @param msg one sentence for people
 * @param type a word for machines, e.g. {@code missing}
 */
public record FieldProblem(List<Object> loc, String msg, String type) {
  public FieldProblem {
    loc = List.copyOf(loc);
  }

  /** {@code labels.line: Field required}: the place without its first word, then the message. */
  public String inOneLine() {
    return inOneLine(1);
  }

  /** As {@link #inOneLine()}, without the first words of the place. */
  public String inOneLine(int skipped) {
    String place =
        String.join(
            ".",
            loc.subList(Math.min(skipped, loc.size()), loc.size()).stream()
                .map(Object::toString)
                .toList());
    return place.isEmpty() ? msg : place + ": " + msg;
  }
}
