package io.annals.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what libraries log as {@link JsonLog} writes the program's own lines; named by {@code logback.xml}. */
public final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("logger", event.getLoggerName());
        if (event.getThrowableProxy() != null) {
            fields.put("trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return (JsonLog.line(event.getInstant(), event.getLevel().toString(), "", "", event.getFormattedMessage(), fields)
                + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
