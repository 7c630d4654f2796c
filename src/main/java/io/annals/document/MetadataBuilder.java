package io.annals.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects named values as a file states them and finds the known ones among them. */
final class MetadataBuilder {

    private static final List<String> TITLE = List.of("ArticleTitle", "dc:title", "DC.title", "og:title", "信息名称",
            "标题", "文章标题", "名称");
    private static final List<String> SITE = List.of("SiteName", "og:site_name");
    private static final List<String> SOURCE = List.of("ContentSource", "Source", "来源", "信息来源", "文章来源", "稿件来源",
            "内容来源", "出处", "发布机构", "发文机关", "发文单位", "发布单位", "发文机构", "制发机关", "公开机构");
    private static final List<String> PUBLISHED = List.of("PubDate", "PublishDate", "PublishTime",
            "article:published_time", "firstpublishedtime", "发布时间",
            "发布日期", "公布日期", "公开日期", "公开时间", "发文日期", "成文日期", "成文时间", "生成日期", "信息时间", "日期",
            "时间", "DC.date");
    private static final List<String> MODIFIED = List.of("dcterms:modified", "article:modified_time",
            "lastmodifiedtime", "LastModified", "更新时间", "更新日期");
    private static final List<String> NUMBER = List.of("文号", "发文字号", "文件编号", "发文文号", "文件号", "DocumentNumber");
    private static final List<String> INDEX = List.of("索引号", "索取号", "信息索引号", "公开信息索引号", "信息索取号",
            "IndexNumber", "idxID");
    private static final List<String> URL = List.of("Url", "canonical", "og:url", "saved from url", "Content-Location",
            "Snapshot-Content-Location");

    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)\\s?(?:[-/.年])\\s?(\\d{1,2})\\s?(?:[-/.月])\\s?(\\d{1,2})(?!\\d)");
    private static final Pattern COMPACT_DATE = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([01]\\d)([0-3]\\d)(?!\\d)");

    /** Of names only letters and digits count: {@code pub_date} is {@code PubDate}, {@code “Url”} is {@code Url}. */
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}]");
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
        Function<List<String>, String> first = names -> first(names, byName, value -> !value.isEmpty());
        // A form that was not filled in says 〔〕号.
        Function<List<String>, String> number = names -> first(names, byName,
                value -> WITH_DIGIT.matcher(value).matches());
        return new DocumentMetadata(first.apply(TITLE), first.apply(SITE), first.apply(SOURCE),
                firstDate(PUBLISHED, byName), firstDate(MODIFIED, byName), number.apply(NUMBER), number.apply(INDEX),
                first.apply(URL), java.util.Collections.unmodifiableMap(new LinkedHashMap<>(raw)));
    }

    private static String key(String name) {
        return NO_NAME.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String first(List<String> names, Map<String, String> byName, Predicate<String> usable) {
        return names.stream().map(name -> byName.get(key(name))).filter(value -> value != null && usable.test(value))
                .findFirst().orElse("");
    }

    private static LocalDate firstDate(List<String> names, Map<String, String> byName) {
        for (String name : names) {
            LocalDate date = date(byName.getOrDefault(key(name), ""));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** The first date in a text; null where there is none. */
    static LocalDate date(String text) {
        for (Pattern pattern : List.of(DATE, COMPACT_DATE)) {
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
