package io.andon.gateway.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** JSON in and out. Reading is strict: what two readers could understand differently is refused. */
public final class Json {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 100;

  /** What the parser says of its own settings, which are nobody's business. */
  private static final Pattern INTERNALS =
      Pattern.compile(
          "[:,]? (from|enable) `[^`]*`( to allow)?"
              + "| \\(start marker at .*"
              + "| \\(not recognized as one since [^)]*\\)");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // an emoji as itself, not as two escapes
                  .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  /**
   * Reads a body.
   *
   * @throws ProblemException when the bytes are not one JSON value in UTF-8
   */
  public static JsonNode read(byte[] bytes) {
    String text = decode(bytes);
    if (text.isBlank()) {
      throw malformed("the body is empty");
    }
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw isTooDeep(e)
          ? new ProblemException(new Problem.TooDeep(MAX_DEPTH))
          : malformed(reason(e));
    }
  }

  // decoded here, not by the parser: it would also take UTF-16 and some overlong sequences
  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed("the body is not valid UTF-8");
    }
  }

  // nothing but its words tells which of the parser's limits it was
  private static boolean isTooDeep(JsonProcessingException e) {
    return e instanceof StreamConstraintsException
        && e.getOriginalMessage().startsWith("Document nesting depth");
  }

  private static String reason(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String first =
        e instanceof MismatchedInputException
            ? "more follows after the first value"
            : INTERNALS
                .matcher(e.getOriginalMessage().lines().findFirst().orElse("unreadable"))
                .replaceAll("");
    return at == null
        ? first
        : "%s (line %d, column %d)".formatted(first, at.getLineNr(), at.getColumnNr());
  }

  private static ProblemException malformed(String reason) {
    return new ProblemException(new Problem.Malformed(reason));
  }

  /** Records become objects with snake_case names; absent values are written as null. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
