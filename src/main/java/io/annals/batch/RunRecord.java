package io.annals.batch;

import java.io.IOException;
import java.nio.file.Files;

/** Writes how a run ended into its folder: {@code summary.json}, then {@code summary.html}. */
final class RunRecord {

    private RunRecord() {
    }

    /**
     * Writes both files, each whole or not at all. The page is for people: where it can't be written, that is told and
     * changes nothing.
     */
    static void write(RunFolder folder, JobFile job, RunSummary summary, LoadProgress progress) throws IOException {
        RunFolder.replace(folder.summary(), summary.toJson().toText());
        writePage(folder, job, summary, progress);
    }

    /** Removes what a run has left that ended but for its cleaning, once it has its page. */
    static void finish(RunFolder folder, JobFile job, LoadProgress progress) throws IOException {
        if (!Files.exists(folder.page())) {
            try {
                writePage(folder, job, RunSummary.read(folder.summary()), progress);
            } catch (IOException e) {
                progress.warning(folder.summary() + " can't be read (" + e.getMessage() + "); the run has no page");
            }
        }
        folder.clean();
    }

    private static void writePage(RunFolder folder, JobFile job, RunSummary summary, LoadProgress progress) {
        try {
            RunFolder.replace(folder.page(), SummaryPage.of(summary, new PageWords(job.csv().headers()),
                    new RunFolders(job.runs()).ended(job.warehouse(), SummaryPage.RUNS)));
        } catch (IOException | RuntimeException e) {
            progress.warning(folder.page() + " can't be written (" + WarehouseLock.reason(e)
                    + "); what it would tell stands in " + folder.summary());
        }
    }
}
