package io.annals.document;

import static io.annals.document.DocxFixture.cell;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadingPathTest {

    @TempDir
    Path folder;

    @Test
    void everyPlaceKnowsItsHeadingsAndItsCell() throws Exception {
        ReportDocument document = Documents.READER.read(new DocxFixture().paragraph("云溪县民政局2023年工作总结")
                .paragraph("全县共有低保对象12户。").paragraph("一、救助").paragraph("（一）低保").paragraph("共7户。")
                .paragraph("（二）特困").body("<w:tbl><w:tr>" + cell("", "项目") + cell("", "人数") + "</w:tr><w:tr>"
                        + cell("", "特困人员") + cell("", "85") + "</w:tr></w:tbl>").paragraph("二、养老").paragraph("共3所。")
                .write(folder.resolve("a.docx")), "a.docx");

        assertThat(path(document, "12户")).isEmpty();
        assertThat(path(document, "7户")).isEqualTo("一、救助 > （一）低保");
        assertThat(path(document, "（二）")).isEqualTo("一、救助 > （二）特困");
        assertThat(path(document, "85")).isEqualTo("一、救助 > （二）特困");
        assertThat(path(document, "3所")).isEqualTo("二、养老");
        Block cell = document.blocks().get(document.blockAt(document.text().indexOf("85")));
        assertThat(cell.kind()).isEqualTo(Block.Kind.CELL);
        assertThat(cell.table()).isEqualTo(1);
        assertThat(cell.row()).isEqualTo(2);
        assertThat(cell.column()).isEqualTo(2);
        assertThat(document.blockAt(-1)).isEqualTo(-1);
        assertThat(document.headingPath(-1)).isEmpty();
    }

    private static String path(ReportDocument document, String at) {
        return document.headingPath(document.text().indexOf(at)).stream().map(document::textOf)
                .collect(Collectors.joining(" > "));
    }
}
