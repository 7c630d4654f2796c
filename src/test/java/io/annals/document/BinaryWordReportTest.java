package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryWordReportTest {

    /** Numbered headings, a footnote, deleted and hidden text, a table of merged cells, header and footer. */
    private static final Path FIXTURE = Path.of("src/test/resources/documents/numbered-and-merged.doc");

    @TempDir
    Path folder;

    @Test
    void itReadsAsWordShowsIt() throws Exception {
        List<String> blocks = Documents.blocks(Documents.resource("numbered-and-merged.doc"));

        assertThat(blocks.subList(0, 12)).containsExactly("TITLE 盐池县民政局2023年度民政工作报告", "HEADING1 一、概况",
                "PARAGRAPH 2023年，全县共有城市低保对象1538户、2296人，低保标准由每人每月750元提高到780元，增长4.0%；全年支出救助资金约1.2亿元，"
                        + "其中临时救助资金316.4万元。全年共办理结婚登记12345对，离婚登记1,234对，收养登记5件，为老年人发放高龄津贴345.67万元，"
                        + "惠及老年人6789人次，同比增长百分之五。",
                "NOTE 数据来自民政局统计台账2023年12月。", "HEADING2 （一）基本生活保障", "PARAGRAPH 1. 共发放低保金8578.24万元。",
                "PARAGRAPH 2. 共救助临时困难群众203人次。", "HEADING2 （二）养老服务", "PARAGRAPH 1. 新建养老机构12家，床位1200张。",
                "HEADING1 二、存在问题", "PARAGRAPH 一是人员不足，全县仅有民政干部23人。", "PARAGRAPH 这是项目符号内容5项");
        assertThat(blocks.subList(12, 29)).containsExactly("CAPTION 表1 2023年低保情况统计表", "CELLH1,1 2x1 乡镇",
                "CELLH1,2 1x2 城市低保", "CELLH1,4 2x1 金额（万元）", "CELLH2,2 户数", "CELLH2,3 人数", "CELL3,1 花马池镇",
                "CELL3,2 1,204", "CELL3,3 2100", "CELL3,4 45.6", "CELL4,1 大水坑镇", "CELL4,2 300", "CELL4,4 7.89", "CELL5,1 合计",
                "CELL5,2 1504", "CELL5,3 2196", "CELL5,4 53.49");
        assertThat(blocks.get(29)).isEqualTo("NOTE 注：数据截至2023年底。");
        assertThat(blocks).hasSize(46).last().isEqualTo("PARAGRAPH 2024年1月15日");
    }

    @Test
    void propertiesAreMetadata() throws Exception {
        DocumentMetadata metadata = Documents.resource("numbered-and-merged.doc").metadata();

        assertThat(metadata.title()).isEqualTo("盐池县民政局2023年度民政工作报告");
        assertThat(metadata.modifiedOn()).isEqualTo(LocalDate.of(2024, 1, 17));
        assertThat(metadata.raw()).containsEntry("dc:creator", "张三");
    }

    @Test
    void whatPoiWritesIsRead() throws Exception {
        byte[] changed;
        try (HWPFDocument word = new HWPFDocument(new ByteArrayInputStream(Files.readAllBytes(FIXTURE)));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            word.getRange().replaceText("8578.24", "91234.5");
            word.write(out);
            changed = out.toByteArray();
        }
        assertThat(Documents.read(folder, "changed.doc", changed).text()).contains("共发放低保金91234.5万元。");
    }

    @Test
    void cutForeignAndLongOnesAreRefused() throws Exception {
        byte[] whole = Files.readAllBytes(FIXTURE);
        refused(Arrays.copyOf(whole, whole.length / 2), QuarantineReason.TRUNCATED, "too early");
        refused(Arrays.copyOf(whole, 600), QuarantineReason.TRUNCATED, "too early");
        try (POIFSFileSystem files = new POIFSFileSystem(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            files.createDocument(new ByteArrayInputStream(new byte[5000]), "Something");
            files.writeFilesystem(out);
            refused(out.toByteArray(), QuarantineReason.UNREADABLE, "damaged");
        }
        Path file = Documents.write(folder, "long.doc", whole);
        assertThat(Documents.refusal(new DocumentReader(new ReadLimits(1 << 20, 5000)), file, "long.doc").reason())
                .isEqualTo(QuarantineReason.TOO_LARGE);
    }

    private void refused(byte[] bytes, QuarantineReason reason, String message) {
        UnusableDocumentException refusal = Documents.refusal(Documents.write(folder, "x.doc", bytes), "x.doc");
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(message);
    }
}
