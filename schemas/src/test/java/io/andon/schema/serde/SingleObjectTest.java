package io.andon.schema.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SingleObjectTest {
  static List<Class<? extends SpecificRecord>> records() {
    return Records.all();
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends SpecificRecord> void readsWhatItWrote(Class<T> type) {
    SingleObject.Codec<T> codec = SingleObject.codec(type);
    assertThat(Samples.of(type))
        .allSatisfy(sample -> assertThat(codec.decode(codec.encode(sample))).isEqualTo(sample));
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends SpecificRecord> void agreesWithAvrosOwnSingleObjects(Class<T> type)
      throws IOException {
    SingleObject.Codec<T> codec = SingleObject.codec(type);
    SpecificData model = SpecificData.getForClass(type);
    var encoder = new BinaryMessageEncoder<T>(model, model.getSchema(type));
    var decoder = new BinaryMessageDecoder<T>(model, model.getSchema(type));
    for (T sample : Samples.of(type).toList()) {
      assertThat(codec.encode(sample)).isEqualTo(encoder.encode(sample).array());
      // this way round, because Avro's own lists cannot compare what they hold
      assertThat(sample).isEqualTo(decoder.decode(codec.encode(sample)));
    }
  }
}
