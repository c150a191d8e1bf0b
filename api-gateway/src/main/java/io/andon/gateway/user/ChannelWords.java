package io.andon.gateway.user;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Words;
import io.andon.schema.internal.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people are told, as words: {@code in-platform}, {@code email}. */
public final class ChannelWords {
  private static final Words<Channel> WORDS =
      Words.of(Map.entry("in-platform", Channel.IN_PLATFORM), Map.entry("email", Channel.EMAIL));

  private ChannelWords() {}

  public static List<String> of(List<Channel> channels) {
    return channels.stream().map(ChannelWords::word).toList();
  }

  private static String word(Channel channel) {
    return switch (channel) {
      case IN_PLATFORM -> "in-platform";
      case EMAIL -> "email";
    };
  }

  /** A list of channels, each once; empty for null: not at all. Null when the field is absent. */
  public static @Nullable List<Channel> read(Fields fields, String name) {
    if (fields.clears(name)) {
      return List.of();
    }
    List<String> words = fields.texts(name, new Text(1, 50, false), 10);
    if (words == null) {
      return null;
    }
    List<Channel> channels = new ArrayList<>();
    for (String word : words) {
      Optional<Channel> channel = WORDS.meaning(word);
      channel.filter(one -> !channels.contains(one)).ifPresent(channels::add);
      if (channel.isEmpty()) {
        fields.mistake(name, WORDS.expectation(), "enum");
      }
    }
    return channels;
  }
}
