package io.githops.examples.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * Keeps an embedded Harvester at a source that changes all the time, while somebody edits the cluster, requests fail, the server
 * restarts and the program is killed; and checks again and again that nothing is lost.
 */
public final class Soak {
    private static final int STEPS_BETWEEN_CHECKS = 40;

    private Soak() {}

    /** @param args for how many seconds, 600 unless given; and the seed of the random numbers, another one each time unless given */
    public static void main(String[] args) throws IOException, InterruptedException {
        Duration time = Duration.ofSeconds(args.length == 0 ? 600 : Long.parseLong(args[0]));
        long seed = args.length < 2 ? new Random().nextLong() : Long.parseLong(args[1]);
        System.out.println("for " + time.toSeconds() + " s, with seed " + seed);
        Path audit = Files.createTempDirectory("githops-soak-");
        System.out.println("the audit trail is in " + audit);
        System.out.println(run(time, seed, audit));
    }

    /**
     * @param audit an empty folder for the audit trail
     * @return what was done, in words
     * @throws BrokenInvariantException when something that must hold does not
     */
    static String run(Duration time, long seed, Path audit) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (var world = new World(audit)) {
            var people = new People(world, new Random(seed));
            int checks = 0;
            do {
                for (int step = 0; step < STEPS_BETWEEN_CHECKS; step++) {
                    people.doSomething();
                }
                people.leaveItAlone();
                world.check();
                checks++;
            } while (System.nanoTime() - begun < time.toNanos());
            return people + "; everything held at each of " + checks + " checks";
        }
    }
}
