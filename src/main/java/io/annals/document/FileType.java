package io.annals.document;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a file is by its content, against what its name promises. */
enum FileType {
    TEXT("txt", "plain text"),
    HTML("html", "a web page"),
    WORD("docx", "a Word document (docx)"),
    BINARY_WORD("doc", "a Word document of the old binary format (doc)"),
    RTF("rtf", "an RTF document"),
    OPEN_TEXT("odt", "an OpenDocument text (odt)"),
    PDF("pdf", "a PDF"),
    WORKBOOK("xlsx", "a spreadsheet (xlsx)"),
    BINARY_WORKBOOK("xls", "a spreadsheet of the old binary format (xls)"),
    WEB_ARCHIVE("mht", "a web archive (mht)"),
    /** Anything else. */
    OTHER("", "");

    private static final Set<String> TEXT_NAMES = Set.of("txt", "text", "md", "markdown");
    private static final Set<String> HTML_NAMES = Set.of("html", "htm", "xhtml", "xht", "shtml", "jhtml", "php",
            "jsp", "asp", "aspx", "do", "action");
    private static final Set<String> WORD_NAMES = Set.of("docx", "docm", "dotx", "dotm");
    private static final Map<String, FileType> OTHER_NAMES = Map.ofEntries(Map.entry("doc", BINARY_WORD),
            Map.entry("dot", BINARY_WORD), Map.entry("wps", BINARY_WORD), Map.entry("rtf", RTF),
            Map.entry("odt", OPEN_TEXT), Map.entry("ott", OPEN_TEXT), Map.entry("pdf", PDF),
            Map.entry("xlsx", WORKBOOK), Map.entry("xlsm", WORKBOOK), Map.entry("xltx", WORKBOOK),
            Map.entry("xltm", WORKBOOK), Map.entry("xls", BINARY_WORKBOOK), Map.entry("xlt", BINARY_WORKBOOK),
            Map.entry("et", BINARY_WORKBOOK), Map.entry("mht", WEB_ARCHIVE), Map.entry("mhtml", WEB_ARCHIVE));
    private static final Set<String> TEXT_TYPES = Set.of("text/plain", "text/x-web-markdown", "text/html",
            "application/xhtml+xml");

    private final String format;
    private final String description;

    FileType(String format, String description) {
        this.format = format;
        this.description = description;
    }

    /** Name of the format as {@link ReportDocument#format()} has it. */
    String format() {
        return format;
    }

    String description() {
        return description;
    }

    /** What the ending of a name promises; OTHER for any other ending and for none. */
    static FileType promisedBy(String name) {
        String ending = ending(name);
        return TEXT_NAMES.contains(ending) ? TEXT : HTML_NAMES.contains(ending) ? HTML
                : WORD_NAMES.contains(ending) ? WORD : OTHER_NAMES.getOrDefault(ending, OTHER);
    }

    /**
     * Whether content of another type is read although the name promises this one: publishing systems call pages, RTF
     * and newer documents .doc or .xls, and office programs open them all the same.
     */
    boolean alsoOpens(FileType found) {
        return switch (this) {
            case BINARY_WORD -> found == WORD || found == RTF || found == OPEN_TEXT || found == HTML
                    || found == WEB_ARCHIVE;
            case RTF -> found == BINARY_WORD || found == WORD;
            case BINARY_WORKBOOK -> found == WORKBOOK || found == HTML || found == WEB_ARCHIVE;
            default -> false;
        };
    }

    /** The entry by which a packed type is known; null where the type is not packed. */
    String zipEntry() {
        return switch (this) {
            case WORD, WORKBOOK -> "[Content_Types].xml";
            case OPEN_TEXT -> "content.xml";
            default -> null;
        };
    }

    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The type that Tika's media type stands for. */
    static FileType of(String mediaType) {
        return switch (mediaType) {
            case "text/plain", "text/x-web-markdown" -> TEXT;
            case "text/html", "application/xhtml+xml" -> HTML;
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
                    "application/vnd.ms-word.document.macroenabled.12",
                    "application/vnd.ms-word.template.macroenabled.12" -> WORD;
            case "application/msword" -> BINARY_WORD;
            case "application/rtf", "text/rtf" -> RTF;
            case "application/vnd.oasis.opendocument.text",
                    "application/vnd.oasis.opendocument.text-template" -> OPEN_TEXT;
            case "application/pdf" -> PDF;
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
                    "application/vnd.ms-excel.sheet.macroenabled.12",
                    "application/vnd.ms-excel.template.macroenabled.12" -> WORKBOOK;
            case "application/vnd.ms-excel" -> BINARY_WORKBOOK;
            case "multipart/related" -> WEB_ARCHIVE;
            default -> OTHER;
        };
    }

    /** Whether content of a media type may still be the text that a name promises: Tika guesses at prose, too. */
    static boolean maybeText(String mediaType) {
        return TEXT_TYPES.contains(mediaType) || mediaType.startsWith("text/") || mediaType.startsWith("message/")
                || mediaType.equals("application/octet-stream") || mediaType.equals("audio/mpeg")
                || mediaType.endsWith("xml") && !mediaType.contains("openxml");
    }

    /**
     * Whether content of a media type may be text by mistake: the first characters of UTF-16 are the mark of some
     * picture or sound. What such content is must be looked at.
     */
    static boolean maybeMistakenText(String mediaType) {
        return (mediaType.startsWith("image/") || mediaType.startsWith("audio/") || mediaType.startsWith("video/")
                || mediaType.startsWith("font/") || mediaType.startsWith("application/x-"))
                && !mediaType.endsWith("xml") && !mediaType.contains("ooxml") && !mediaType.contains("msoffice");
    }

    /** A media type in a person's words. */
    static String describe(String mediaType) {
        if (of(mediaType) != OTHER) {
            return of(mediaType).description();
        }
        String type = mediaType.toLowerCase(Locale.ROOT);
        if (type.startsWith("image/")) {
            return "a picture (" + type.substring(6) + ")";
        }
        if (type.startsWith("audio/") || type.startsWith("video/")) {
            return "a sound or video file";
        }
        if (type.equals("application/vnd.ms-works") || type.contains("wordperfect") || type.contains("msword")
                || type.contains("ms-word")) {
            return "a document of another word processor";
        }
        if (type.contains("excel") || type.contains("spreadsheet") || type.equals("text/csv")) {
            return "a spreadsheet";
        }
        if (type.contains("powerpoint") || type.contains("presentation")) {
            return "a presentation";
        }
        if (type.startsWith("message/")) {
            return "an e-mail";
        }
        if (type.contains("zip") || type.contains("rar") || type.contains("7z") || type.contains("tar")
                || type.contains("compress")) {
            return "an archive";
        }
        if (type.contains("executable") || type.contains("dosexec") || type.contains("msdownload")
                || type.contains("sharedlib") || type.contains("java-archive") || type.contains("-elf")) {
            return "a program";
        }
        if (type.contains("tika-msoffice")) {
            return "an Office file of the old binary format";
        }
        if (type.contains("tika-ooxml")) {
            return "an Office file";
        }
        return type.equals("application/octet-stream") ? "data of no known type" : "a file of type " + type;
    }

    /**
     * What to do with a file that can't be read but holds text that could be saved otherwise; empty where nothing
     * helps.
     */
    static String advice(String mediaType) {
        String what = describe(mediaType);
        if (what.startsWith("a picture")) {
            return "; recognise its text (OCR) and save that";
        }
        if (what.startsWith("an archive")) {
            return "; unpack it into the source folder";
        }
        boolean convertible = what.contains("document") || what.contains("spreadsheet")
                || what.contains("presentation") || what.contains("Office");
        return convertible ? "; save it as docx, html or txt" : "";
    }
}
