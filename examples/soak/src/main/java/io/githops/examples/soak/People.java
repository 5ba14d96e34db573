package io.githops.examples.soak;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ClusterException;
import io.githops.harvester.Patch;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Everybody who commits, edits, breaks and restarts things, in an order that a seed decides. */
final class People {
    private static final int SETTINGS = 12;

    private final World world;
    private final Random random;
    private final List<String> removedVolumes = new ArrayList<>();
    private int commits;
    private int edits;
    private int foreign;
    private int faults;
    private int kills;
    private int restarts;

    People(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    void doSomething() throws InterruptedException {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> setSomething();
            case 5, 6 -> removeSomething();
            case 7 -> changeAMachine();
            case 8 -> addOrRemoveAVolume();
            case 9, 10, 11 -> editTheCluster();
            case 12 -> deleteFromTheCluster();
            case 13 -> makeSomethingOfTheirOwn();
            case 14, 15, 16 -> breakSomething();
            case 17 -> kill();
            case 18 -> restartServer();
            default -> TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(40));
    }

    /** Nothing breaks any more, and no volume is missing that still has data. */
    void leaveItAlone() {
        world.embedded.faults().clear();
        removedVolumes.forEach(world.desired::keepVolume);
        removedVolumes.clear();
    }

    private void setSomething() {
        world.desired.set("setting-" + random.nextInt(SETTINGS), "value-" + random.nextInt(1000));
        commits++;
    }

    private void removeSomething() {
        List<String> settings = new ArrayList<>(world.desired.settings().keySet());
        if (settings.size() > SETTINGS / 2) {
            world.desired.remove(one(settings));
            commits++;
        }
    }

    private void changeAMachine() {
        world.desired.giveMemory("machine-" + random.nextInt(2), 1 + random.nextInt(4));
        commits++;
    }

    /** To remove a volume takes an approval, which nobody gives. */
    private void addOrRemoveAVolume() {
        List<String> volumes = new ArrayList<>(world.desired.volumes());
        if (volumes.size() < 3) {
            world.desired.keepVolume("volume-" + random.nextInt(3));
        } else {
            String volume = one(volumes);
            removedVolumes.add(volume);
            world.desired.removeVolume(volume);
        }
        commits++;
    }

    private void editTheCluster() {
        String name = "setting-" + random.nextInt(SETTINGS);
        tolerating(() -> world.people.patch(
                World.SETTING,
                "default",
                name,
                Patch.merge((Mapping) Json.parse("{\"data\": {\"value\": \"edited\", \"more\": null}}")),
                "kubectl-edit"));
        edits++;
    }

    private void deleteFromTheCluster() {
        tolerating(() ->
                world.live(World.SETTING, "setting-" + random.nextInt(SETTINGS)).ifPresent(world.people::delete));
        edits++;
    }

    private void makeSomethingOfTheirOwn() {
        String name = World.FOREIGN + random.nextInt(5);
        String manifest = "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"" + name
                + "\", \"namespace\": \"default\"}, \"data\": {\"value\": \"" + random.nextInt() + "\"}}";
        tolerating(() -> world.putForeign(
                world.people.apply(Resource.of((Mapping) Json.parse(manifest)), ApplyOptions.forced("somebody-else"))));
        foreign++;
    }

    private void breakSomething() {
        var broken =
                world.embedded.faults().onAll().after(1 + random.nextInt(10)).times(1 + random.nextInt(5));
        switch (random.nextInt(8)) {
            case 0 -> broken.answer(500);
            case 1 -> broken.answer(429, Duration.ofSeconds(1));
            case 2 -> broken.answer(503);
            case 3 -> broken.conflict();
            case 4 -> broken.delayInRealTime(Duration.ofMillis(random.nextInt(300)));
            case 5 -> broken.dropConnection();
            case 6 -> broken.loseAnswer();
            default -> world.embedded.faults().on("watch", "ConfigMap").times(2).breakWatchAfter(random.nextInt(5));
        }
        faults++;
    }

    private void kill() {
        world.killProgram();
        kills++;
    }

    private void restartServer() {
        if (random.nextInt(4) == 0) {
            world.embedded.restart();
            restarts++;
        }
    }

    /** People meet the same faults as the program. */
    private static void tolerating(Runnable work) {
        try {
            work.run();
        } catch (ClusterException e) {
            // They try something else instead.
        }
    }

    private String one(Collection<String> names) {
        return List.copyOf(names).get(random.nextInt(names.size()));
    }

    @Override
    public String toString() {
        return commits + " commits, " + edits + " edits of the cluster, " + foreign + " objects of others, " + faults
                + " faults, " + kills + " kills, " + restarts + " restarts of the server";
    }
}
