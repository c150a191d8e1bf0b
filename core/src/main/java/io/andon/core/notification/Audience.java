package io.andon.core.notification;

import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import io.andon.schema.internal.Channel;
import io.andon.schema.internal.User;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of some assets: their owners and stewards, each once, in the ways they want. An owner
 * need not be a user: a name that is an e-mail address is told by e-mail, any other one to those
 * who subscribe to the notifications.
 */
public final class Audience {
  /** People who are told at once: one notification names them all. */
  static final int MOST_PEOPLE = 500;

  /** Assets that a person is told of by name. */
  private static final int MOST_ASSETS = 200;

  private static final String ADDRESS = "[^\\s@,;<>]+@[^\\s@,;<>]+";

  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  /**
   * Somebody who is told.
   *
   * @param name the username, or else as the asset has it
   * @param user whether there is a user behind it
   * @param email null: not by e-mail
   * @param assets for which of their assets they are told
   */
  private record Person(
      String name, boolean user, boolean inPlatform, @Nullable String email, Set<String> assets) {}

  private Audience() {}

  /** Nobody. */
  static Audience none() {
    return new Audience();
  }

  /** The people of these assets. */
  static Audience of(Collection<String> assets, SpaceView view) {
    Audience audience = new Audience();
    for (String id : assets) {
      Asset asset = view.graph().get(id);
      if (asset != null) {
        namesOf(asset).forEach(name -> audience.add(name, id, view));
      }
    }
    return audience;
  }

  /** Its owners and stewards, as it names them. */
  static Stream<String> namesOf(Asset asset) {
    return Stream.concat(asset.getOwners().stream(), asset.getStewards().stream());
  }

  private void add(String name, String asset, SpaceView view) {
    if (people.size() >= MOST_PEOPLE && !names.contains(name)) {
      return;
    }
    names.add(name);
    // usernames are in lower case, and people write names as they like
    User user = view.user(name.toLowerCase(Locale.ROOT));
    if (user == null) {
      String email = name.matches(ADDRESS) ? name : null;
      String key = "name/" + (email == null ? name : name.toLowerCase(Locale.ROOT));
      add(key, new Person(name, false, false, email, new LinkedHashSet<>()), asset);
    } else if (!user.getChannels().isEmpty()) {
      // another one who comes by the name later has heard nothing
      String key = "user/%s/%d".formatted(user.getUsername(), user.getCreatedAt().toEpochMilli());
      add(
          key,
          new Person(
              user.getUsername(),
              true,
              user.getChannels().contains(Channel.IN_PLATFORM),
              user.getChannels().contains(Channel.EMAIL) ? user.getEmail() : null,
              new LinkedHashSet<>()),
          asset);
    }
  }

  private void add(String key, Person person, String asset) {
    people.computeIfAbsent(key, unknown -> person).assets().add(asset);
  }

  /** Those of them whose key will do. */
  Audience only(Predicate<String> wanted) {
    Audience some = new Audience();
    people.forEach(
        (key, person) -> {
          if (wanted.test(key)) {
            some.people.put(key, person);
          }
        });
    return some;
  }

  boolean isEmpty() {
    return people.isEmpty();
  }

  /** What tells the people apart, now and later. */
  Collection<String> keys() {
    return people.keySet();
  }

  /** Every name that was looked at, whether or not anybody is told by it. */
  Collection<String> names() {
    return names;
  }

  /** Everybody who is told, by username or else as the asset names them. */
  public List<String> people() {
    return people.values().stream().map(Person::name).distinct().toList();
  }

  /** Users who are told in the platform, and for which of their assets. */
  Map<String, List<String>> inPlatform() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    for (Person person : people.values()) {
      if (person.inPlatform()) {
        told.put(person.name(), person.assets().stream().limit(MOST_ASSETS).toList());
      }
    }
    return told;
  }

  /** Addresses, each once in whatever case. */
  List<String> emails() {
    return addresses(person -> true);
  }

  /** Those of the addresses that are no user's. */
  List<String> externalEmails() {
    List<String> users =
        addresses(Person::user).stream().map(email -> email.toLowerCase(Locale.ROOT)).toList();
    return emails().stream()
        .filter(email -> !users.contains(email.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private List<String> addresses(Predicate<Person> whose) {
    Map<String, String> distinct = new LinkedHashMap<>();
    for (Person person : people.values()) {
      String email = person.email();
      if (email != null && whose.test(person)) {
        distinct.putIfAbsent(email.toLowerCase(Locale.ROOT), email);
      }
    }
    return List.copyOf(distinct.values());
  }
}
