package io.andon.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
  @Test
  void readsWhatTheKernelSays() {
    List<String> status =
        List.of("Name:\tjava", "VmPeak:\t 9000 kB", "VmHWM:\t    2048 kB", "VmRSS:\t    1024 kB");

    assertThat(ResidentMemory.read(status)).isEqualTo(new ResidentMemory(1 << 20, 2 << 20));
  }
}
