package io.andon.bench.load;

import io.andon.schema.topic.RecordKey;
import io.andon.schema.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trouble on a line: a station stops and fires alerts, and often the next one downstream joins in.
 * Every change is followed, somewhere in the rest of the episode, by four records that tell nothing
 * new.
 */
final class Episode {
  private static final int REFIRES_PER_CHANGE = 4;
  private static final int SHORTEST_SECONDS = 120;
  private static final int LONGEST_SECONDS = 900;

  /** Which line of which space. */
  record Place(String space, int line) {}

  private final Place place;
  private final String id;
  private final Instant begin;
  private final SplittableRandom dice;
  private final long millis;
  private final List<Story> stories = new ArrayList<>();

  Episode(Place place, String id, Instant begin, SplittableRandom dice) {
    this.place = place;
    this.id = id;
    this.begin = begin;
    this.dice = dice;
    this.millis = 1000L * dice.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS);
  }

  /** All its records in the order of event time. */
  List<Event> events() {
    int root = dice.nextInt(Plants.STATIONS - 1);
    stop(root);
    alert(root, "vibration");
    alert(root, "temperature");
    alert(root + 1, "starved");
    if (dice.nextInt(10) < 3) {
      stop(root + 1);
    }
    List<Event> events = new ArrayList<>();
    for (Story story : stories) {
      events.addAll(story.changes());
    }
    int refires = REFIRES_PER_CHANGE * events.size();
    for (int i = 0; i < refires; i++) {
      Story story = stories.get(dice.nextInt(stories.size()));
      Instant from = story.changes().getFirst().at();
      long left = begin.plusMillis(millis).toEpochMilli() - from.toEpochMilli();
      events.add(story.again(from.plusMillis(dice.nextLong(1, left)), dice));
    }
    events.sort(Comparator.comparing(Event::at));
    return events;
  }

  private void stop(int station) {
    StopStory story = new StopStory(place, Plants.station(place.line(), station), id);
    Instant from = at(dice.nextDouble(0.1));
    story.begins(from);
    story.grows(at(dice.nextDouble(0.3, 0.45)));
    story.grows(at(dice.nextDouble(0.5, 0.7)));
    story.ends(at(dice.nextDouble(0.8, 0.95)));
    stories.add(story);
  }

  private void alert(int station, String type) {
    AlertStory story = new AlertStory(place, Plants.station(place.line(), station), id, type, dice);
    story.fires(at(dice.nextDouble(0.2)));
    if (dice.nextInt(10) < 3) {
      story.worsens(at(dice.nextDouble(0.25, 0.4)));
    }
    if (dice.nextInt(10) < 1) {
      story.clears(at(dice.nextDouble(0.45, 0.55)));
      story.fires(at(dice.nextDouble(0.6, 0.7)));
    }
    story.clears(at(dice.nextDouble(0.75, 0.95)));
    stories.add(story);
  }

  private Instant at(double part) {
    return begin.plusMillis((long) (part * millis));
  }

  static Event event(Topic topic, Story.Told told) {
    return new Event(
        told.at(), topic, RecordKey.ofInput(told.value()).toString(), told.value(), told.change());
  }
}
