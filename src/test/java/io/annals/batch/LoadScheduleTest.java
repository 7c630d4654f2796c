package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.support.SimpleTriggerContext;

/** When a schedule runs and what it tells; the time is the test's own. */
class LoadScheduleTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @TempDir
    Path home;

    private final TestClock clock = new TestClock(Instant.parse("2026-01-30T12:00:00Z"));
    private final TestScheduler scheduler = new TestScheduler();
    private final List<String> told = new ArrayList<>();
    private final List<Instant> runs = new ArrayList<>();
    private Duration length = Duration.ofMinutes(5);

    @Test
    void itRunsAtTheTimesOfTheClocksZone() throws Exception {
        schedule("0 30 2 * * *").start(scheduler);
        scheduler.fire(3, Duration.ZERO);
        assertThat(runs).containsExactly(Instant.parse("2026-01-30T18:30:00Z"), Instant.parse("2026-01-31T18:30:00Z"),
                Instant.parse("2026-02-01T18:30:00Z"));
        assertThat(told).hasSize(4).startsWith("next run at 2026-01-31 02:30:00 Asia/Shanghai");
    }

    @Test
    void whatFallsDueDuringARunIsToldAndNotMadeUpFor() throws Exception {
        length = Duration.ofMinutes(25);
        schedule("0 */10 * * * *").start(scheduler);
        scheduler.fire(2, Duration.ZERO);
        assertThat(runs).containsExactly(Instant.parse("2026-01-30T12:10:00Z"), Instant.parse("2026-01-30T12:40:00Z"));
        assertThat(told).contains("warning: 2 runs were missed while a run was at work, the last due at"
                + " 2026-01-30 20:30:00 Asia/Shanghai");
    }

    @Test
    void aRunThatBeginsLateIsTold() throws Exception {
        schedule("0 30 2 * * *").start(scheduler);
        scheduler.fire(1, Duration.ofHours(3));
        assertThat(told).contains("warning: the run that was due at 2026-01-31 02:30:00 Asia/Shanghai began only at"
                + " 2026-01-31 05:30:00 Asia/Shanghai: the machine slept or was busy");
    }

    @Test
    void aClockThatIsSetBackMakesNoRunDueTwice() throws Exception {
        length = Duration.ofSeconds(-30);
        schedule("0 30 2 * * *").start(scheduler);
        scheduler.fire(2, Duration.ZERO);
        assertThat(runs).containsExactly(Instant.parse("2026-01-30T18:30:00Z"), Instant.parse("2026-01-31T18:30:00Z"));
    }

    @Test
    void runsThatNobodyRanSinceTheLastOneAreTold() throws Exception {
        JobFile job = RunSummaries.job(home, "night", "0 30 2 * * *", Operation.NONE);
        RunSummary last = RunSummaries.published(job, "20260131T020000Z", 1);
        RunSummaries.keep(job, last);
        clock.now = last.timing().startedAt().plus(Duration.ofDays(3));
        schedule("0 30 2 * * *").start(scheduler);
        assertThat(told).containsExactly("warning: 3 runs were missed since the last run, while no schedule ran, the last"
                + " due at 2026-02-03 02:30:00 Asia/Shanghai", "next run at 2026-02-04 02:30:00 Asia/Shanghai");
    }

    @Test
    void manyMissedRunsAreNotAllCounted() throws Exception {
        JobFile job = RunSummaries.job(home, "night", "", Operation.NONE);
        RunSummaries.keep(job, RunSummaries.published(job, "20260131T020000Z", 1));
        clock.now = RunSummaries.START.plus(Duration.ofDays(3650));
        schedule("* * * * * *").start(scheduler);
        assertThat(told.get(0)).startsWith("warning: at least 1000 runs were missed");
    }

    @Test
    void aJobWithoutAScheduleAndOneThatNeverComesAreTold() {
        assertThatThrownBy(() -> schedule("")).isInstanceOf(JobFileException.class)
                .hasMessageContaining("job.yml: schedule: the job has none; give it a cron expression of six fields");
        assertThatThrownBy(() -> schedule("0 0 0 30 2 *")).isInstanceOf(JobFileException.class)
                .hasMessageContaining("job.yml: schedule: '0 0 0 30 2 *' never comes");
    }

    private LoadSchedule schedule(String cron) {
        return new LoadSchedule(RunSummaries.job(home, "night", cron, Operation.NONE), clock, () -> {
            runs.add(clock.now);
            clock.now = clock.now.plus(length);
        }, new LoadProgress() {
            @Override
            public void note(String line) {
                told.add(line);
            }

            @Override
            public void warning(String line) {
                told.add("warning: " + line);
            }

            @Override
            public void step(String name, int total) {
            }

            @Override
            public void advance() {
            }

            @Override
            public void end() {
            }
        });
    }

    private static final class TestClock extends Clock {

        private Instant now;

        TestClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Runs one task at a time, when the test says so. */
    private final class TestScheduler implements TaskScheduler {

        private Runnable task;
        private Trigger trigger;
        private final SimpleTriggerContext context = new SimpleTriggerContext(clock);
        private Instant due;

        /** Lets the task run some times, each so much after it is due. */
        void fire(int times, Duration late) {
            for (int i = 0; i < times; i++) {
                clock.now = due.plus(late);
                Instant begun = clock.now;
                task.run();
                context.update(due, begun, clock.now);
                due = trigger.nextExecution(context);
            }
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable scheduled, Trigger when) {
            task = scheduled;
            trigger = when;
            due = when.nextExecution(context);
            return null;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable scheduled, Instant start) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable scheduled, Instant start, Duration period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable scheduled, Duration period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable scheduled, Instant start, Duration delay) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable scheduled, Duration delay) {
            throw new UnsupportedOperationException();
        }
    }
}
