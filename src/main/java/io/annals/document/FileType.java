package io.annals.document;

import java.util.Locale;
import java.util.Set;

/** What a file is by its content, against what its name promises. */
enum FileType {
    TEXT("txt", "plain text"),
    HTML("html", "a web page"),
    WORD("docx", "a Word document (docx)"),
    /** Anything else. */
    OTHER("", "");

    private static final Set<String> TEXT_NAMES = Set.of("txt", "text", "md", "markdown");
    private static final Set<String> HTML_NAMES = Set.of("html", "htm", "xhtml", "xht", "shtml", "jhtml", "php",
            "jsp", "asp", "aspx", "do", "action");
    private static final Set<String> WORD_NAMES = Set.of("docx", "docm", "dotx", "dotm");
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
                : WORD_NAMES.contains(ending) ? WORD : OTHER;
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
        if (type.equals("application/pdf")) {
            return "a PDF";
        }
        if (type.equals("application/msword") || type.equals("application/vnd.ms-works")
                || type.contains("wordperfect")) {
            return "a Word document of the old binary format (doc)";
        }
        if (type.contains("rtf")) {
            return "an RTF document";
        }
        if (type.contains("excel") || type.contains("spreadsheet") || type.equals("text/csv")) {
            return "a spreadsheet";
        }
        if (type.contains("powerpoint") || type.contains("presentation")) {
            return "a presentation";
        }
        if (type.contains("opendocument.text")) {
            return "an OpenDocument text (odt)";
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
        boolean convertible = what.contains("PDF") || what.contains("document") || what.contains("odt")
                || what.contains("spreadsheet") || what.contains("presentation") || what.contains("Office");
        return convertible ? "; save it as docx, html or txt" : "";
    }
}
