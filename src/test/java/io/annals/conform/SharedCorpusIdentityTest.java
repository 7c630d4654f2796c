package io.annals.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real reports, each in all its forms, are the same report of the same body. */
class SharedCorpusIdentityTest {

    private static final Path CORPUS = Path.of("../shared/corpus");
    private static final ReportIdentifier IDENTIFIER = new ReportIdentifier(ReferenceData.shipped());
    private static final Map<String, List<Object>> EXPECTED = Map.of(
            "000", List.of("淄川区民政局", "370302", 2023),
            "001", List.of("屈原管理区民政局", "430671", 2024),
            "002", List.of("蓟州区民政局", "120119", 2022),
            "003", List.of("南岸区民政局", "500108", 2024),
            "004", List.of("曾都区民政局", "421303", 2023));

    static Stream<Path> forms() throws IOException {
        if (!Files.isDirectory(CORPUS)) {
            return Stream.of(CORPUS);
        }
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormIsTheSameReport(Path file) throws IOException {
        assumeTrue(Files.isRegularFile(file), "the shared corpus is absent");
        for (boolean titled : new boolean[] {false, true}) {
            ReportIdentity identity = IDENTIFIER.identify(file.getFileName().toString(), read(file, titled));
            assertThat(List.<Object>of(identity.organizationName(), identity.regionCode(), identity.reportYear()))
                    .as("%s", identity).isEqualTo(EXPECTED.get(file.getFileName().toString().substring(0, 3)));
            assertThat(identity.reportKind()).isEqualTo("rule_of_law");
            assertThat(identity.organizationType()).isEqualTo("civil_affairs");
            assertThat(identity.isCorrection()).isFalse();
        }
    }

    private static ReportDocument read(Path file, boolean titled) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".docx")) {
            try (InputStream in = Files.newInputStream(file); XWPFDocument docx = new XWPFDocument(in)) {
                List<String> lines = new ArrayList<>();
                docx.getParagraphs().forEach(paragraph -> lines.add(paragraph.getText()));
                String title = docx.getProperties().getCoreProperties().getTitle();
                return Documents.of(lines, titled && lines.get(0).length() < 60 ? 1 : 0,
                        new DocumentMetadata(title == null ? "" : title, "", "", null, null, "", "", "", Map.of()));
            }
        }
        if (name.endsWith(".html")) {
            Charset charset = name.startsWith("004") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
            return html(Jsoup.parse(Files.readString(file, charset)));
        }
        Charset charset = name.contains("gb18030") ? Charset.forName("GB18030")
                : name.contains("utf16") ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        List<String> lines = Files.readString(file, charset).replace("\uFEFF", "").lines()
                .filter(line -> !line.isBlank()).toList();
        return Documents.of(lines, titled && lines.get(0).strip().length() < 60 ? 1 : 0, DocumentMetadata.NONE);
    }

    private static ReportDocument html(Document page) {
        Map<String, String> raw = new LinkedHashMap<>();
        page.select("meta[name]").forEach(meta -> raw.put(meta.attr("name"), meta.attr("content")));
        Element article = page.selectFirst("#zoom");
        List<String> lines = new ArrayList<>();
        (article == null ? page.body() : article).select("h1,h2,h3,p").forEach(element -> lines.add(element.text()));
        String date = raw.getOrDefault("PubDate", "");
        return Documents.of(lines, page.selectFirst("h1") == null ? 0 : 1, new DocumentMetadata(
                raw.getOrDefault("ArticleTitle", page.title()), raw.getOrDefault("SiteName", ""),
                raw.getOrDefault("ContentSource", ""), date.isEmpty() ? null : LocalDate.parse(date.substring(0, 10)),
                null, "", "", "", raw));
    }
}
