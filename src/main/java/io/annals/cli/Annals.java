package io.annals.cli;

import io.annals.batch.NearestWord;
import io.annals.batch.StoppedException;
import io.annals.source.FolderTree;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/**
 * The program {@code annals}. Commands load what they need when they run: {@code --help} touches neither the database
 * nor the job framework.
 */
@Command(name = "annals", mixinStandardHelpOptions = true, versionProvider = Annals.Version.class, sortOptions = false,
        description = "Turns folders of annual reports into a DuckDB warehouse in which every stated figure is a row.",
        footerHeading = "%nExamples:%n", footer = {
            "  annals load                             load the job's reports, write the annual summaries",
            "  annals load DIR --warehouse FILE        load another folder into another warehouse",
            "  annals query \"FROM v_figure LIMIT 5\"    look into the warehouse",
            "  annals COMMAND --help                   what a command does and takes",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong use or configuration, 3 another run is at work,",
            "  4 published, but a file was quarantined anew or limits.warnings was passed,",
            "  130/143 stopped by a signal."},
        subcommands = {LoadCommand.class, PlanCommand.class, SummaryCommand.class, InspectCommand.class,
            QueryCommand.class, QuarantineCommand.class, ReviewCommand.class, EvaluateCommand.class, FindingsCommand.class, RunsCommand.class,
            RollbackCommand.class, RemapCommand.class, ScheduleCommand.class,
            ConfigCommand.class, BenchCommand.class})
public final class Annals implements Runnable {

    /** Whatever code a stopped command returns, the signal decides the process's: 143 or 130. */
    private static final int STOPPED = 143;

    @Spec
    CommandSpec spec;

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        Path caller = Path.of("").toAbsolutePath();
        removeAtExit(System.getProperty("annals.temporary", ""));
        if (Arrays.asList(arguments).contains("--debug")) {
            // Read by the logging configuration, which is loaded with the first logger.
            System.setProperty("annals.log", "DEBUG");
            System.setProperty("annals.log.batch", "DEBUG");
        }
        if (JsonLog.isAsked(arguments)) {
            System.setProperty("annals.log.appender", "json");
        }
        WatchedOutput output = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        Console console = new Console(new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Path.of(System.getProperty("annals.home", caller.toString())).toAbsolutePath().normalize(), caller,
                Boolean.getBoolean("annals.terminal"), System.getenv());
        int code = run(console, arguments);
        console.out().flush();
        if (output.failure() != null && !output.isClosedByReader()) {
            console.err().println("annals: standard output can't be written: " + output.failure().getMessage()
                    + "; what stands there is not complete");
            code = code == 0 ? 1 : code;
        }
        console.err().flush();
        System.exit(code);
    }

    /** The exit code of one command. */
    static int run(Console console, String... arguments) {
        CommandLine commands = new CommandLine(new Annals(), factory(console));
        commands.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        commands.setUsageHelpWidth(100);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        boolean debug = Arrays.asList(arguments).contains("--debug");
        boolean json = JsonLog.isAsked(arguments);
        commands.setParameterExceptionHandler((e, rest) -> {
            String name = e.getCommandLine().getCommandSpec().qualifiedName();
            tell(console, json, name + ": ", Console.safe(problem(e)) + " (see '" + name + " --help')");
            return 2;
        });
        commands.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof StoppedException) {
                return STOPPED;
            }
            tell(console, json, "annals: ", Failure.message(e));
            if (debug) {
                e.printStackTrace(console.err());
            }
            return Failure.exitCode(e);
        });
        return commands.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    private static void tell(Console console, boolean json, String who, String message) {
        if (json) {
            new JsonLog(console).error(message);
        } else {
            console.err().println(who + message);
        }
    }

    /** Removes the temporary folder that the launcher made for this process, also when a signal ends it. */
    private static void removeAtExit(String temporary) {
        if (temporary.isEmpty()) {
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                FolderTree.remove(Path.of(temporary));
            } catch (IOException e) {
                // Something still writes there; the launcher's next start removes what is left.
            }
        }));
    }

    /** Commands get the console through their constructor. */
    private static IFactory factory(Console console) {
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                    if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Console.class})) {
                        return type.cast(constructor.newInstance(console));
                    }
                }
                return CommandLine.defaultFactory().create(type);
            }
        };
    }

    private static String problem(ParameterException e) {
        if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return lowerFirst(e.getMessage());
        }
        String word = unmatched.getUnmatched().get(0);
        boolean option = word.startsWith("-");
        CommandSpec command = e.getCommandLine().getCommandSpec();
        Set<String> known = option ? command.optionsMap().keySet() : command.subcommands().keySet();
        String what = option ? "unknown option" : known.isEmpty() ? "unexpected argument" : "unknown command";
        return what + " '" + word + "'" + NearestWord.of(word, known).map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private static String lowerFirst(String text) {
        return text == null || text.isEmpty() ? "" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** The program's version, from its jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Annals.class.getPackage().getImplementationVersion();
            return new String[] {"annals " + (version == null ? "(development)" : version)};
        }
    }
}
