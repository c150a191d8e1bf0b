package io.andon.topology.space;

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
import java.util.stream.Stream;

/**
 * Who is told of some assets: their owners and stewards, each once, in the ways they want. An owner
 * need not be a user: a name that is an e-mail address is told by e-mail, any other one to those
 * who subscribe to the notifications.
 */
final class Audience {
  /** People who are told at once: one notification names them all. */
  static final int MOST_PEOPLE = 500;

  /** Assets that a person is told of by name. */
  private static final int MOST_ASSETS = 200;

  private final Map<String, Set<String>> assetsByPerson = new LinkedHashMap<>();
  private final Set<String> inPlatform = new LinkedHashSet<>();
  private final Map<String, String> emails = new LinkedHashMap<>();

  private Audience() {}

  /** Nobody. */
  static Audience none() {
    return new Audience();
  }

  /** The people of these assets but for those already told. */
  static Audience of(Collection<String> assets, SpaceView view, Collection<String> told) {
    Audience audience = new Audience();
    for (String id : assets) {
      Asset asset = view.graph().get(id);
      if (asset != null) {
        Stream.concat(asset.getOwners().stream(), asset.getStewards().stream())
            .forEach(name -> audience.add(name, id, view));
      }
    }
    told.forEach(audience::leaveOut);
    return audience;
  }

  private void add(String name, String asset, SpaceView view) {
    if (assetsByPerson.size() >= MOST_PEOPLE && !assetsByPerson.containsKey(name)) {
      return;
    }
    // usernames are in lower case, and people write names as they like
    User user = view.user(name.toLowerCase(Locale.ROOT));
    if (user == null) {
      assetsByPerson.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(asset);
      if (name.matches("[^\\s@,;<>]+@[^\\s@,;<>]+")) {
        emails.put(name, name);
      }
      return;
    }
    if (user.getChannels().isEmpty()) {
      return;
    }
    String person = user.getUsername();
    assetsByPerson.computeIfAbsent(person, n -> new LinkedHashSet<>()).add(asset);
    if (user.getChannels().contains(Channel.IN_PLATFORM)) {
      inPlatform.add(person);
    }
    String email = user.getEmail();
    if (email != null && user.getChannels().contains(Channel.EMAIL)) {
      emails.put(person, email);
    }
  }

  private void leaveOut(String person) {
    assetsByPerson.remove(person);
    inPlatform.remove(person);
    emails.remove(person);
  }

  /** Everybody who is told, by username or else as the asset names them. */
  List<String> people() {
    return List.copyOf(assetsByPerson.keySet());
  }

  /** Users who are told in the platform. */
  Collection<String> inPlatform() {
    return inPlatform;
  }

  /** Addresses, each once in whatever case. */
  List<String> emails() {
    Map<String, String> distinct = new LinkedHashMap<>();
    emails.values().forEach(email -> distinct.putIfAbsent(email.toLowerCase(Locale.ROOT), email));
    return List.copyOf(distinct.values());
  }

  /** For which of their assets a person is told. */
  List<String> assets(String person) {
    Set<String> assets = assetsByPerson.get(person);
    return assets == null ? List.of() : assets.stream().limit(MOST_ASSETS).toList();
  }
}
