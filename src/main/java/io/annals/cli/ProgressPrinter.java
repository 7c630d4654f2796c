package io.annals.cli;

import io.annals.batch.RunSummary;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a load goes, on standard error: a bar where it is a terminal, plain lines elsewhere. */
final class ProgressPrinter implements RunLog {

    private static final int COLUMNS = 80;

    private final Console console;
    private ProgressBar bar;
    private int total;
    private int done;

    ProgressPrinter(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void note(String line) {
        console.err().println(Console.safe(line));
    }

    @Override
    public synchronized void error(String message) {
        console.err().println("annals: " + Console.safe(message));
    }

    @Override
    public synchronized void result(RunSummary run) {
        LoadCommand.print(console, run);
    }

    @Override
    public synchronized void step(String name, int files) {
        end();
        total = files;
        done = 0;
        if (console.isTerminal() && files > 0) {
            bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(files).setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(console.err(), COLUMNS)).build();
        } else {
            console.err().println(files == 0 ? name
                    : name + ": " + files + (files == 1 ? " file" : " files") + " to read");
        }
    }

    @Override
    public synchronized void advance() {
        done++;
        if (bar != null) {
            bar.stepTo(done);
        } else if (total >= 100 && (long) done * 10 / total > (long) (done - 1) * 10 / total) {
            console.err().println("  " + done + " of " + total);
        }
    }

    @Override
    public synchronized void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
