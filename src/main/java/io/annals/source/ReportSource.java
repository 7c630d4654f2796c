package io.annals.source;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder of reports, as a job file names it.
 *
 * @param code natural key of the source; unique in a job
 * @param folder the folder, searched with everything below it
 * @param include globs of the files to see; empty for all. A glob without {@code /} is matched against the file's name,
 *     any other against its path in the source; {@code **}{@code /} matches no folder, too
 * @param exclude globs of the files to leave out, matched likewise
 * @param content CSS selectors of what holds the article in the source's web pages; empty where it is to be found
 * @param drop CSS selectors of what is left out of its pages
 * @param retires whether a report is retired when its file disappears: it stands for nothing any more, but is kept
 * @param defaults what holds for its reports where they do not tell it themselves
 * @param where where the job says so, for messages: {@code jobs/report-load.yml:4}
 */
public record ReportSource(
        String code, Path folder, List<String> include, List<String> exclude, List<String> content, List<String> drop,
        boolean retires, SourceDefaults defaults, String where) {

    public ReportSource {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        content = List.copyOf(content);
        drop = List.copyOf(drop);
    }

    /** A source of which nothing more is stated. */
    public ReportSource(String code, Path folder, List<String> include, List<String> exclude, String where) {
        this(code, folder, include, exclude, List.of(), List.of(), false, SourceDefaults.NONE, where);
    }
}
