package io.andon.gateway.surface.incident;

import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ETag of an incident: its version, which every change counts up (RFC 9110, section 8.8). */
public final class IncidentTag {
  /** A tag with the comma behind it; commas may stand in the quotes too. */
  private static final Pattern TAG =
      Pattern.compile("[ \t]*(?:W/)?(\"[^\"]*\")[ \t]*(?:$|,(?:[ \t]*,)*[ \t]*)");

  private IncidentTag() {}

  /** The answer with the tag, or 304 when the client has this version (If-None-Match). */
  public static Reply reply(Request request, Incident incident, Reply reply) {
    String tag = of(incident);
    boolean known = request.list("If-None-Match").map(held -> holds(held, tag)).orElse(false);
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
    return header.strip().equals("*")
        || tags(header).map(List::stream).orElse(Stream.empty()).anyMatch(tag::equals);
  }

  /**
   * The versions the client expects (If-Match: one tag or a list of them); none: any will do. A
   * weak tag stands for its version as well: a proxy that compresses answers makes it weak, and two
   * answers of one version differ in nothing.
   *
   * @throws ProblemException when the header names no version of ours: none can match
   */
  public static List<Long> expected(Request request) {
    return request.list("If-Match").map(IncidentTag::versions).orElse(List.of());
  }

  private static List<Long> versions(String ifMatch) {
    if (ifMatch.strip().equals("*")) {
      return List.of();
    }
    List<Long> versions =
        tags(ifMatch).orElseThrow(IncidentTag::noVersion).stream()
            .filter(tag -> tag.matches("\"[0-9]{1,18}\""))
            .map(tag -> Long.valueOf(tag.substring(1, tag.length() - 1)))
            .toList();
    if (versions.isEmpty()) {
      throw noVersion();
    }
    return versions;
  }

  private static ProblemException noVersion() {
    return new ProblemException(
        new Problem.VersionMismatch("If-Match names no version of this incident"));
  }

  /** The tags of a list, without the mark of weak ones; empty when it is no list of tags. */
  private static Optional<List<String>> tags(String header) {
    List<String> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(header);
    int end = 0;
    while (tag.lookingAt()) {
      tags.add(tag.group(1));
      end = tag.end();
      if (end == header.length()) {
        return Optional.of(tags);
      }
      tag.region(end, header.length());
    }
    return Optional.empty();
  }
}
