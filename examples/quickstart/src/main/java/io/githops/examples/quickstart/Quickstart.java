package io.githops.examples.quickstart;

import io.githops.source.Revision;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * GitHops from end to end on one computer: a Git repository, an embedded Harvester behind a port, and the library between
 * them. Ends with exit code 0 only if everything it says was checked.
 */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String... arguments) {
        System.exit(run(System.out));
    }

    /** Tells everything to the stream; returns 0 when everything held, else 1. */
    static int run(PrintStream out) {
        IsolatedGit.install();
        var narrator = new Narrator(out);
        long start = System.nanoTime();
        try (var folder = TemporaryFolder.create();
                var repository = SampleRepository.create(folder.path(), "Mira Okafor");
                var cluster = LabCluster.start(folder.path());
                var story = new Story(narrator, folder.path(), repository, cluster);
                var operating = new OperatingStory(narrator, folder.path(), repository, cluster);
                var takeover = new TakeoverStory(narrator, folder.path(), repository)) {
            narrator.say("Git:       " + repository.address());
            narrator.say("Harvester: " + cluster.client().location());
            tell(story, operating, new KioskStory(narrator, folder.path(), repository), takeover);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            narrator.say("");
            narrator.say("All " + narrator.claims() + " claims held, in " + took.toSeconds() + " s.");
            return 0;
        } catch (IOException | GitAPIException | InterruptedException | RuntimeException e) {
            e.printStackTrace(out);
            return 1;
        }
    }

    private static void tell(Story story, OperatingStory operating, KioskStory kiosk, TakeoverStory takeover)
            throws IOException, GitAPIException, InterruptedException {
        story.planEmptyCluster();
        story.apply();
        story.syncAgain();
        story.healDrift();
        story.raiseMemory();
        story.revert();
        story.addMachineByProgram();
        Revision lastGood = story.retireDatabase();
        operating.rehearse();
        operating.runByItself(lastGood);
        story.reportMistakes();
        story.rebuild(lastGood);
        operating.rollOut();
        kiosk.runBoth();
        takeover.takeOver();
        takeover.promoteAndRevert();
        takeover.refuseUnsigned();
        story.watchARestart();
        story.keepSecrets();
    }
}
