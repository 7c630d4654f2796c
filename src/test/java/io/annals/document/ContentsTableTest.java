package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTableTest {

    @TempDir
    Path folder;

    @Test
    void entriesGoWithTheirTitle() throws Exception {
        String body = "全县共有城市低保对象466户、721人，比上年减少12户，全年发放低保金1284.5万元。\n二、下一步打算\n新建社区食堂9所，改造敬老院3所。\n";
        for (String entries : List.of("一、基本情况\t1\n二、下一步打算\t12\n", "一、基本情况……………………1\n二、下一步打算…………12\n",
                "一、基本情况      1\n\n二、下一步打算     12\n", "一、基本情况.......... 1\n二、下一步打算 . . . . . . (12)\n")) {
            ReportDocument document = Documents.read(folder, "a.txt", ("云溪县民政局2023年工作总结\n\n目　录\n" + entries
                    + "\n一、基本情况\n" + body).getBytes(StandardCharsets.UTF_8));
            assertThat(Documents.blocks(document)).as(entries).containsExactly("TITLE 云溪县民政局2023年工作总结",
                    "HEADING1 一、基本情况", "PARAGRAPH 全县共有城市低保对象466户、721人，比上年减少12户，全年发放低保金1284.5万元。", "HEADING1 二、下一步打算",
                    "PARAGRAPH 新建社区食堂9所，改造敬老院3所。");
        }
    }

    @Test
    void entriesWithoutTitleGoWhereDotsLeadToTheirPages() throws Exception {
        List<String> lines = List.of("社会救助……3", "养老服务………5", "社会事务……12", "全县共有低保对象466户……");
        assertThat(ContentsTable.remove(lines)).containsExactly("全县共有低保对象466户……");
    }

    @Test
    void whatOnlyLooksLikeContentsStays() {
        for (List<String> lines : List.of(List.of("目录", "城市低保对象466户。", "农村低保812户"), List.of("城市低保\t466", "农村低保\t812",
                "特困\t12"), List.of("救助……466", "其他"), List.of("目录", "一、基本情况\t1"))) {
            assertThat(ContentsTable.remove(lines)).isEqualTo(lines);
        }
    }

    @Test
    void thoseOfAPdfGoToo() throws Exception {
        PdfFixture pdf = new PdfFixture().page().text(180, 60, 22, "云溪县民政局2023年工作总结").text(280, 110, 16, "目录");
        String[] names = {"社会救助工作", "养老服务", "社会组织管理"};
        for (int i = 0; i < names.length; i++) {
            pdf.text(90, 150 + 24 * i, 16, names[i] + "…".repeat(24 - names[i].length())).text(482, 150 + 24 * i, 16,
                    String.valueOf(3 * i + 1));
        }
        pdf.paragraph(90, 505, 300, 16, "全县共有城市低保对象466户、721人，比上年减少12户，全年发放低保金1284.5万元。");

        assertThat(Documents.blocks(Documents.read(folder, "a.pdf", pdf.bytes()))).containsExactly(
                "TITLE 云溪县民政局2023年工作总结", "PARAGRAPH 全县共有城市低保对象466户、721人，比上年减少12户，全年发放低保金1284.5万元。");
    }
}
