package io.annals.cli;

import io.annals.batch.RunSummary;
import io.annals.warehouse.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells how runs go as JSON on standard error, an object a line: {@code time} (UTC), {@code level} (INFO, WARN, ERROR),
 * {@code run} (its id) and {@code step}, empty where there is none, {@code message}, and {@code fields} with numbers and
 * facts.
 */
final class JsonLog implements RunLog {

    private final Console console;
    private String run = "";
    private String step = "";
    private int total;
    private int done;

    JsonLog(Console console) {
        this.console = console;
    }

    /** Whether a command line asks for it, also one that is wrong elsewhere. */
    static boolean isAsked(String... arguments) {
        List<String> words = List.of(arguments);
        int option = words.indexOf("--log");
        return option >= 0 && option + 1 < words.size() && words.get(option + 1).equalsIgnoreCase("json")
                || words.stream().anyMatch("--log=json"::equalsIgnoreCase);
    }

    /** One line, without its end. */
    static String line(
            Instant time, String level, String run, String step, String message, Map<String, Object> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", time.toString());
        line.put("level", level);
        line.put("run", run);
        line.put("step", step);
        line.put("message", Console.safe(message));
        line.put("fields", safe(fields));
        return JsonText.of(line);
    }

    /** The same value with nothing in its texts that a terminal would obey. */
    private static Object safe(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> safe = new LinkedHashMap<>();
            map.forEach((key, below) -> safe.put(Console.safe(key.toString()), safe(below)));
            return safe;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonLog::safe).toList();
        }
        return value instanceof String text ? Console.safe(text) : value;
    }

    private void tell(String level, String message, Map<String, Object> fields) {
        console.err().println(line(console.logTime(), level, run, step, message, fields));
    }

    @Override
    public synchronized void begins(String runId) {
        run = runId;
        step = "";
        tell("INFO", "the run begins", Map.of());
    }

    @Override
    public synchronized void note(String line) {
        tell("INFO", line, Map.of());
    }

    @Override
    public synchronized void warning(String line) {
        tell("WARN", line, Map.of());
    }

    @Override
    public synchronized void error(String message) {
        tell("ERROR", message, Map.of());
    }

    @Override
    public synchronized void step(String name, int files) {
        step = name;
        total = files;
        done = 0;
        tell("INFO", "the step " + name + " begins", files == 0 ? Map.of() : Map.of("files", files));
    }

    @Override
    public synchronized void advance() {
        done++;
        if (total >= 10 && (long) done * 10 / total > (long) (done - 1) * 10 / total) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("files", total);
            fields.put("done", done);
            tell("INFO", String.format(Locale.ROOT, "%d of %d files are read", done, total), fields);
        }
    }

    @Override
    public synchronized void end() {
        step = "";
    }

    @Override
    public synchronized void result(RunSummary ended) {
        run = ended.runId();
        step = "";
        tell("INFO", "the run has ended: " + ended.status(), ended.facts());
        LoadCommand.warnOfQuarantine(ended, this);
    }
}
