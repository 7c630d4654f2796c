package io.annals.batch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronExpression;

/**
 * Runs a job whenever its cron expression says so, one run after the other: what falls due while a run is at work, or
 * while nobody ran the schedule, is told and not made up for. Times are of the clock's zone.
 */
public final class LoadSchedule {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss VV", Locale.ROOT);
    /** Of missed runs no more are counted. */
    private static final int MOST_MISSED = 1000;
    /** From how much on a run is told to be late, as after the machine has slept. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private final JobFile job;
    private final CronExpression cron;
    private final Clock clock;
    private final Runnable run;
    private final LoadProgress progress;
    private volatile boolean isEnding;

    /**
     * @param job the job, with a cron expression
     * @param clock tells what time it is, and where
     * @param run runs the job once; must not throw
     * @param progress hears when the next run is due, and what was missed
     * @throws JobFileException where the job has no schedule, or one that never comes
     */
    public LoadSchedule(JobFile job, Clock clock, Runnable run, LoadProgress progress) {
        if (job.schedule().isEmpty()) {
            throw new JobFileException(job.file() + ": schedule: the job has none; give it a cron expression of six fields"
                    + " (second minute hour day month weekday), such as '0 30 2 * * *' for half past two every night");
        }
        this.job = job;
        this.cron = CronExpression.parse(job.schedule());
        this.clock = clock;
        this.run = run;
        this.progress = progress;
        if (after(clock.instant()) == null) {
            throw new JobFileException(job.file() + ": schedule: '" + job.schedule() + "' never comes; correct its day and"
                    + " month");
        }
    }

    /**
     * Runs the job as it is due, on one thread, until a signal ends the program: then nothing begins any more, and a run
     * that is at work ends at its next chunk, as the load itself sees to.
     */
    public void run() throws IOException, InterruptedException {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(1);
        scheduler.setClock(clock);
        scheduler.setThreadNamePrefix("schedule-");
        scheduler.initialize();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            isEnding = true;
            progress.note("the schedule ends");
            scheduler.initiateShutdown();
        }, "end schedule"));
        start(scheduler);
        new CountDownLatch(1).await();
    }

    /** Tells what was missed since the last run, then hands the runs to a scheduler, which works until it is shut down. */
    void start(TaskScheduler scheduler) throws IOException {
        List<RunSummary> last = new RunFolders(job.runs()).ended(job.warehouse(), 1);
        if (!last.isEmpty()) {
            tellMissed(last.get(0).timing().startedAt(), clock.instant(), "since the last run, while no schedule ran");
        }
        scheduler.schedule(run, new Trigger() {
            @Override
            public Instant nextExecution(TriggerContext context) {
                return next(context.lastScheduledExecution(), context.lastActualExecution());
            }
        });
    }

    /** When the next run is due; {@code due} and {@code begun} are of the run that has just ended, null for the first. */
    private Instant next(Instant due, Instant begun) {
        if (isEnding) {
            return null;
        }
        Instant now = clock.instant();
        if (due != null) {
            if (Duration.between(due, begun).compareTo(LATE) > 0) {
                progress.warning("the run that was due at " + told(due) + " began only at " + told(begun)
                        + ": the machine slept or was busy");
            }
            tellMissed(due, now, "while a run was at work");
        }
        // A clock that was set back would make the same run due twice.
        Instant next = after(due != null && due.isAfter(now) ? due : now);
        progress.note("next run at " + told(next));
        return next;
    }

    private void tellMissed(Instant from, Instant to, String why) {
        int missed = 0;
        Instant last = null;
        for (Instant due = after(from); due != null && !due.isAfter(to) && missed < MOST_MISSED; due = after(due)) {
            missed++;
            last = due;
        }
        if (missed > 0) {
            progress.warning((missed == MOST_MISSED ? "at least " : "") + missed + (missed == 1 ? " run was" : " runs were")
                    + " missed " + why + (missed == 1 ? ", due at " : ", the last due at ") + told(last));
        }
    }

    private Instant after(Instant instant) {
        ZonedDateTime next = cron.next(instant.atZone(clock.getZone()));
        return next == null ? null : next.toInstant();
    }

    private String told(Instant instant) {
        return instant == null ? "no time" : TIME.format(instant.atZone(clock.getZone()));
    }
}
