package io.annals.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects named values as a file states them and finds the known ones among them. */
final class MetadataBuilder {

    /** Of names only letters and digits count: {@code pub_date} is {@code PubDate}, {@code “Url”} is {@code Url}. */
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}]");

    private static final List<String> TITLE = keys("ArticleTitle", "dc:title", "DC.title", "og:title", "信息名称",
            "标题", "文章标题", "名称");
    private static final List<String> SITE = keys("SiteName", "og:site_name");
    private static final List<String> SOURCE = keys("ContentSource", "Source", "来源", "信息来源", "文章来源", "稿件来源",
            "内容来源", "出处", "发布机构", "发文机关", "发文单位", "发布单位", "发文机构", "制发机关", "公开机构");
    private static final List<String> PUBLISHED = keys("PubDate", "PublishDate", "PublishTime",
            "article:published_time", "firstpublishedtime", "发布时间",
            "发布日期", "公布日期", "公开日期", "公开时间", "发文日期", "成文日期", "成文时间", "生成日期", "信息时间", "日期",
            "时间", "DC.date");
    private static final List<String> MODIFIED = keys("dcterms:modified", "article:modified_time",
            "lastmodifiedtime", "LastModified", "更新时间", "更新日期");
    private static final List<String> NUMBER = keys("文号", "发文字号", "文件编号", "发文文号", "文件号", "DocumentNumber");
    private static final List<String> INDEX = keys("索引号", "索取号", "信息索引号", "公开信息索引号", "信息索取号",
            "IndexNumber", "idxID");
    private static final List<String> URL = keys("Url", "canonical", "og:url", "saved from url", "Content-Location",
            "Snapshot-Content-Location");

    private static final List<Pattern> DATES = List.of(
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)\\s?(?:[-/.年])\\s?(\\d{1,2})\\s?(?:[-/.月])\\s?(\\d{1,2})(?!\\d)"),
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([01]\\d)([0-3]\\d)(?!\\d)"));

    private static final Pattern WITH_DIGIT = Pattern.compile(".*\\d.*");

    private final Map<String, String> raw = new LinkedHashMap<>();

    /**
     * Notes a value; the first one of a name stands, another value of the same name is kept under the name with a
     * number.
     */
    void put(String name, String value) {
        String clean = Whitespace.clean(value);
        if (name.isBlank() || clean.isEmpty()) {
            return;
        }
        String key = name;
        for (int i = 2; raw.containsKey(key); i++) {
            if (raw.get(key).equals(clean)) {
                return;
            }
            key = name + " " + i;
        }
        raw.put(key, clean);
    }

    void putAll(Map<String, String> values) {
        values.forEach(this::put);
    }

    DocumentMetadata build() {
        Map<String, String> byName = new LinkedHashMap<>();
        raw.forEach((name, value) -> byName.putIfAbsent(key(name), value));
        Predicate<String> filled = value -> !value.isEmpty();
        // A form that was not filled in says 〔〕号.
        Predicate<String> numbered = value -> WITH_DIGIT.matcher(value).matches();
        return new DocumentMetadata(first(TITLE, byName, filled), first(SITE, byName, filled),
                first(SOURCE, byName, filled), firstDate(PUBLISHED, byName), firstDate(MODIFIED, byName),
                first(NUMBER, byName, numbered), first(INDEX, byName, numbered), first(URL, byName, filled),
                java.util.Collections.unmodifiableMap(new LinkedHashMap<>(raw)));
    }

    private static List<String> keys(String... names) {
        return Arrays.stream(names).map(MetadataBuilder::key).toList();
    }

    private static String key(String name) {
        return NO_NAME.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String first(List<String> keys, Map<String, String> byName, Predicate<String> usable) {
        for (String key : keys) {
            String value = byName.get(key);
            if (value != null && usable.test(value)) {
                return value;
            }
        }
        return "";
    }

    private static LocalDate firstDate(List<String> keys, Map<String, String> byName) {
        for (String key : keys) {
            String value = byName.get(key);
            LocalDate date = value == null ? null : date(value);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** The first date in a text; null where there is none. */
    static LocalDate date(String text) {
        for (Pattern pattern : DATES) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                try {
                    return LocalDate.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)));
                } catch (DateTimeException e) {
                    // Digits that are no date: the next ones may be.
                    continue;
                }
            }
        }
        return null;
    }
}
