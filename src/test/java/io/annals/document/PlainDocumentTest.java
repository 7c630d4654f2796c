package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.reference.ReferenceData;
import io.annals.reference.TraditionalCharacters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainDocumentTest {

    private static final TraditionalCharacters CHARACTERS = ReferenceData.shipped().traditionalCharacters();

    @ParameterizedTest
    @CsvSource({
        "全縣註冊志願者8.2萬餘人,全县注册志愿者8.2万余人",
        "兩隻、三個、幾億、廿五戶、卅餘對,两只、三个、几亿、廿五户、卅余对",
        "發布與頭髮、里長與裡面、臺灣與台灣,发布与头发、里长与里面、台湾与台湾",
        "著名的乾隆皇帝,著名的乾隆皇帝"})
    void eachCharacterIsReadAsOneSimplifiedCharacter(String own, String plain) {
        assertThat(plain(own).document().text()).isEqualTo(plain).hasSameSizeAs(own);
    }

    @ParameterizedTest
    @CsvSource({
        "截至民國112年底,截至 2023年底",
        "民國一一二年十月,' 2023年十月'",
        "民國一百一十二年,'   2023年'",
        "民國99年,2010年",
        "民國一○八年度,' 2019年度'",
        "民國初年,民国初年",
        "民國112學年,民国112学年"})
    void yearsOfTheRepublicAreYearsOfTheCommonEra(String own, String plain) {
        assertThat(plain(own).document().text()).isEqualTo(plain).hasSameSizeAs(own);
    }

    @ParameterizedTest
    @CsvSource({
        "112年度辦理,2023年度办理",
        "民國112年與111年相較,' 2023年与2022年相较'",
        "112年度達110年來新高、約100年,2023年度达110年来新高、约100年",
        "創校112年與111年,创校112年与111年",
        "国民112年度,国民112年度"})
    void threeDigitsAreAYearWhereTheTextCountsSo(String own, String plain) {
        PlainDocument read = plain(own);
        String text = read.document().text();
        assertThat(text).isEqualTo(plain);
        assertThat(read.own(0, text.length())).isEqualTo(own);
        assertThat(text.length() - read.surplus(0, text.length())).isEqualTo(own.length());
        assertThat(read.document().blocks().get(0).end()).isEqualTo(text.length());
    }

    @Test
    void aPlainDocumentIsReadAsItIs() {
        ReportDocument document = document("全县注册志愿者8.2万余人，后里余姚");
        PlainDocument plain = PlainDocument.of(document, CHARACTERS);
        assertThat(plain.isOwn()).isTrue();
        assertThat(plain.document()).isSameAs(document);
        assertThat(plain.ownWords("后里", 0, 5)).isEqualTo("后里");
    }

    @Test
    void wordsComeBackAsTheDocumentWritesThem() {
        PlainDocument plain = plain("頭髮檢查10次。發布志願項目，其中主辦件5件");
        assertThat(plain.ownWords("志愿项目主办件", 0, 100)).isEqualTo("志願項目主辦件");
        assertThat(plain.ownWords("发布项目", 0, 100)).isEqualTo("發布項目");
        assertThat(plain.ownWords("没有", 0, 100)).isEqualTo("没有");
        assertThat(plain("民國112年").own(1, 6)).isEqualTo("民國112年");
    }

    private static PlainDocument plain(String text) {
        return PlainDocument.of(document(text), CHARACTERS);
    }

    private static ReportDocument document(String text) {
        return new ReportDocument("txt", text, List.of(Block.of(Block.Kind.PARAGRAPH, 0, text.length(), 0)),
                DocumentMetadata.NONE);
    }
}
