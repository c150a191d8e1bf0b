package io.andon.core.asset;

import static io.andon.core.Fixtures.asset;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.asset.AssetGraph.Direction;
import io.andon.schema.Asset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssetGraphTest {
  @Test
  void findsWaysUpAndDown_withinTheHops() {
    AssetGraph graph =
        graph(asset("a"), asset("b", "a"), asset("c", "b"), asset("d", "c"), asset("e", "d"));
    Map<String, AssetGraph.Way> ways = graph.within("c", 2);
    assertThat(ways).containsOnlyKeys("a", "b", "d", "e");
    assertThat(ways.get("a").path()).containsExactly("c", "b", "a");
    assertThat(ways.get("a").direction()).isEqualTo(Direction.UPSTREAM);
    assertThat(ways.get("d").distance()).isEqualTo(1);
    assertThat(graph.within("c", 1)).containsOnlyKeys("b", "d");
    assertThat(graph.within("c", 0)).isEmpty();
  }

  @Test
  void doesNotTurnRound_siblingsBehindACommonSourceAreNoNeighbours() {
    AssetGraph graph = graph(asset("source"), asset("left", "source"), asset("right", "source"));
    assertThat(graph.within("left", 5)).containsOnlyKeys("source");
  }

  @Test
  void aPartAndItsWholeAreOneHop() {
    AssetGraph graph = graph(asset("L21"), part("L21_1", "L21"), part("L21_2", "L21"));
    assertThat(graph.within("L21_1", 1)).containsOnlyKeys("L21");
    assertThat(graph.within("L21_1", 2)).containsOnlyKeys("L21", "L21_2");
  }

  @Test
  void blastRadiusIsWhatIsDownstream_throughTheWhole_nearestFirst() {
    AssetGraph graph =
        graph(
            asset("L21"),
            part("L21_1", "L21"),
            part("L21_2", "L21"),
            asset("report", "L21"),
            asset("board", "report"));
    assertThat(graph.downstreamOf(List.of("L21_1")))
        .containsExactly(Map.entry("L21", 1), Map.entry("report", 2), Map.entry("board", 3));
  }

  @Test
  void whatFailsDownstreamOfAnotherFailureIsInTheBlastRadius_theCauseIsNot() {
    AssetGraph graph =
        graph(asset("a"), asset("b", "a"), asset("c", "b"), asset("d", "c"), asset("e", "x"));
    assertThat(graph.downstreamOf(List.of("a", "c", "e")))
        .containsExactly(Map.entry("b", 1), Map.entry("d", 1), Map.entry("c", 2));
    AssetGraph circle = graph(asset("a", "b"), asset("b", "a"));
    assertThat(circle.downstreamOf(List.of("a"))).containsExactly(Map.entry("b", 1));
    assertThat(circle.downstreamOf(List.of("a", "b"))).containsOnlyKeys("a", "b");
  }

  @Test
  void ofEquallyShortWaysTheSameIsTaken_inWhateverOrderTheAssetsCame() {
    Asset[] assets = {asset("a"), asset("y", "a"), asset("x", "a"), asset("b", "x", "y")};
    AssetGraph declared = graph(assets);
    AssetGraph restored = graph(assets[3], assets[2], assets[1], assets[0]);

    assertThat(restored.within("a", 2)).isEqualTo(declared.within("a", 2));
    assertThat(declared.downstreamOf(List.of("a")).keySet()).containsExactly("x", "y", "b");
    assertThat(restored.downstreamOf(List.of("a")).keySet()).containsExactly("x", "y", "b");
  }

  @Test
  void aCycleEnds() {
    AssetGraph graph = graph(asset("a", "b"), asset("b", "a"));
    assertThat(graph.downstreamOf(List.of("a"))).containsOnlyKeys("b");
    assertThat(graph.within("a", 5)).containsOnlyKeys("b");
  }

  @Test
  void edgesToWhatIsNotDeclaredCount() {
    AssetGraph graph = graph(asset("b", "ghost"));
    assertThat(graph.within("ghost", 1)).containsOnlyKeys("b");
  }

  @Test
  void replacingAnAssetReplacesItsEdges() {
    AssetGraph graph = graph(asset("a"), asset("b"), asset("c", "a"));
    graph.put(asset("c", "b"));
    assertThat(graph.downstreamOf(List.of("a"))).isEmpty();
    assertThat(graph.downstreamOf(List.of("b"))).containsOnlyKeys("c");
    graph.remove("c");
    assertThat(graph.downstreamOf(List.of("b"))).isEmpty();
  }

  @Test
  void countsWhatIsUpstream() {
    AssetGraph graph = graph(asset("a"), asset("b", "a"), asset("c", "b"));
    assertThat(graph.countUpstream("c", Set.of("a", "c"))).isEqualTo(1);
    assertThat(graph.countUpstream("a", Set.of("b", "c"))).isZero();
  }

  private static AssetGraph graph(Asset... assets) {
    return AssetGraph.of(List.of(assets));
  }

  private static Asset part(String id, String whole) {
    Asset asset = asset(id);
    asset.setParent(whole);
    return asset;
  }
}
