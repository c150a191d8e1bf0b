package io.andon.bench.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchSpaceTest {
  private static Map<String, Integer> byService(BenchSpace space, boolean openOnly) {
    Map<String, Integer> counts = new HashMap<>();
    IntStream.range(0, space.incidents())
        .filter(i -> !openOnly || space.staysOpen(i))
        .forEach(i -> counts.merge(space.service(i), 1, Integer::sum));
    return counts;
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_037, 10_000, 250_000})
  void pagesAreFull_whateverTheSize(int incidents) {
    BenchSpace space = new BenchSpace("some", incidents);

    assertThat(space.open()).isGreaterThanOrEqualTo(2 * BenchSpace.PAGE);
    assertThat(incidents - space.open()).isGreaterThanOrEqualTo(BenchSpace.PAGE);
    assertThat(byService(space, false))
        .hasSize(space.services())
        .allSatisfy((service, count) -> assertThat(count).isGreaterThanOrEqualTo(BenchSpace.PAGE));
    assertThat(space.stops()).isGreaterThanOrEqualTo(BenchSpace.PAGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 250_000})
  void oneInAHundredStaysOpen_ofManyServicesAndAllAges(int incidents) {
    BenchSpace space = new BenchSpace("some", incidents);

    assertThat(space.open()).isEqualTo(incidents / 100);
    assertThat(byService(space, true)).hasSizeGreaterThan(space.services() / 3);
    assertThat(IntStream.range(0, 200).filter(space::staysOpen)).isNotEmpty();
    assertThat(IntStream.range(incidents - 200, incidents).filter(space::staysOpen)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 250_000})
  void sizesAreOnDifferentPartitions(int large) {
    List<BenchSpace> spaces = BenchSpace.apart(1_000, large);

    Set<Integer> partitions = new HashSet<>();
    spaces.forEach(space -> partitions.add(space.partition()));
    assertThat(partitions).hasSize(2);
    assertThat(spaces).extracting(BenchSpace::incidents).containsExactly(1_000, large);
  }
}
