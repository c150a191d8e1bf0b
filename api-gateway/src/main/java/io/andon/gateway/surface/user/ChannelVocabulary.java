package io.andon.gateway.surface.user;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.internal.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How people are told, as words: {@code in-platform}, {@code email}; {@code off} alone: not at all.
 */
public final class ChannelVocabulary {
  private static final Vocabulary<Channel> WORDS =
      Vocabulary.ofEvery(
          Channel.class,
          Vocabulary.entry("in-platform", Channel.IN_PLATFORM),
          Vocabulary.entry("email", Channel.EMAIL));

  private static final String OFF = "off";
  private static final String EXPECTATION =
      WORDS.expectation() + ", or '%s' alone for not at all".formatted(OFF);

  private static final String OFF_AND_ON = "'%s' should stand alone".formatted(OFF);

  private ChannelVocabulary() {}

  public static List<String> of(List<Channel> channels) {
    return channels.stream().map(WORDS::word).toList();
  }

  /**
   * A list of channels, each once; empty: not at all. Null is refused, for it could mean anything.
   * Null when the field is absent or wrong.
   */
  public static @Nullable List<Channel> read(Fields fields, String name) {
    if (fields.clears(name)) {
      fields.error(name, "Input should be a list; [] or [\"off\"] for not at all", "list_type");
    }
    List<String> words = fields.texts(name, new Text(1, 50, false), 10);
    if (words == null) {
      return null;
    }
    if (words.size() == 1 && isOff(words.getFirst())) {
      return List.of();
    }
    return channels(words, fields, name);
  }

  private static List<Channel> channels(List<String> words, Fields fields, String name) {
    List<Channel> channels = new ArrayList<>();
    for (String word : words) {
      Optional<Channel> channel = WORDS.meaning(word);
      channel.filter(one -> !channels.contains(one)).ifPresent(channels::add);
      if (channel.isEmpty()) {
        fields.error(name, isOff(word) ? OFF_AND_ON : EXPECTATION, "enum");
      }
    }
    return channels;
  }

  private static boolean isOff(String word) {
    return word.equalsIgnoreCase(OFF);
  }
}
