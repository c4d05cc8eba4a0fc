package dev.drumbeat.workflows;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.common.converter.PayloadConverter;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way in which payloads become JSON and back, apart from the web's so that neither changes
 * the other. Unknown and missing properties are tolerated: during a rolling deployment an older
 * worker reads what a newer one wrote.
 */
public final class PayloadJson implements PayloadConverter {
  private static final ByteString ENCODING = ByteString.copyFromUtf8("json/plain");

  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** The converter that every client and worker uses. */
  public static DataConverter dataConverter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new PayloadJson());
  }

  @Override
  public String getEncodingType() {
    return "json/plain";
  }

  @Override
  public Optional<Payload> toData(@Nullable Object value) throws DataConverterException {
    try {
      return Optional.of(
          Payload.newBuilder()
              .putMetadata(EncodingKeys.METADATA_ENCODING_KEY, ENCODING)
              .setData(ByteString.copyFrom(mapper.writeValueAsBytes(value)))
              .build());
    } catch (JacksonException e) {
      throw new DataConverterException(e);
    }
  }

  @Override
  public <T> @Nullable T fromData(Payload content, Class<T> valueType, Type valueGenericType)
      throws DataConverterException {
    try {
      return mapper.readValue(
          content.getData().toByteArray(), mapper.constructType(valueGenericType));
    } catch (JacksonException e) {
      throw new DataConverterException(e);
    }
  }
}
