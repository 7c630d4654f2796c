package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObviousTextTest {

    private static final String REPORT = "年全市工作总结\n一、主要情况\n全年走访125户，增长5%，GDP稳步提高。\n";

    @Test
    void whatIsObviousIsWhatTikaFinds() throws IOException {
        List<String> beginnings = new ArrayList<>(List.of("2023", "1.", "(1)", "（一）", "《", "　　", "\uFEFF2023", "\uFEFF关于"));
        for (char c = '一'; c < '龠'; c += 97) {
            beginnings.add(String.valueOf(c));
        }
        for (String beginning : beginnings) {
            byte[] text = (beginning + REPORT).getBytes(StandardCharsets.UTF_8);
            assertThat(ObviousText.mediaType(text, "a.txt")).as(beginning).isEqualTo("text/plain").isEqualTo(tika(text, "a.txt"));
        }
        for (String beginning : List.of("<!DOCTYPE html>", "<html lang=\"zh\">", "\uFEFF\n<!doctype html>", "<HTML>")) {
            byte[] page = (beginning + "<head><title>总结</title></head>\n<body width=\"100%\">" + REPORT).getBytes(
                    StandardCharsets.UTF_8);
            assertThat(ObviousText.mediaType(page, "a.html")).as(beginning).isEqualTo("text/html").isEqualTo(tika(page, "a.html"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"全市工作\nFrom: a\n", "全市工作\r\nDKIM-Signature", "全市工作Message-ID: 1", "全市工作%PDF-1.4",
        "全市工作\n%AI5_FileFormat", "全市工作<html>", "全市\u0001工作", "12345全市工作", "PK全市工作", "7z全市工作", "GDP增长5%"})
    void whatMayBeAnythingElseIsLeftToTika(String text) {
        assertThat(ObviousText.mediaType(text.getBytes(StandardCharsets.UTF_8), "a.txt")).isNull();
    }

    @Test
    void namesAndEncodingsThatTellLessAreLeftToTika() {
        byte[] text = ("2023" + REPORT).getBytes(StandardCharsets.UTF_8);
        assertThat(ObviousText.mediaType(text, "a.doc")).isNull();
        assertThat(ObviousText.mediaType(text, "a.html")).isNull();
        assertThat(ObviousText.mediaType(("2023" + REPORT).getBytes(Charset.forName("GB18030")), "a.txt")).isNull();
        assertThat(ObviousText.mediaType(new byte[0], "a.txt")).isNull();
    }

    private static String tika(byte[] bytes, String name) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (TikaInputStream stream = TikaInputStream.get(bytes)) {
            return MimeTypes.getDefaultMimeTypes().detect(stream, metadata).getBaseType().toString();
        }
    }
}
