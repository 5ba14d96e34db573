package io.githops.examples.cli;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An embedded Harvester behind HTTPS, in real time, with the kubeconfig that leads to it. */
final class ServedHarvester implements AutoCloseable {
    private final EmbeddedHarvester embedded =
            EmbeddedHarvester.builder().realTime().start();
    private final Path kubeconfig;
    private final String firstState;

    private ServedHarvester(Path folder) throws IOException {
        embedded.serve(0);
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), embedded.kubeconfig());
        firstState = embedded.save();
    }

    static ServedHarvester start(Path folder) throws IOException {
        return new ServedHarvester(folder);
    }

    EmbeddedHarvester embedded() {
        return embedded;
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    /** A client with all rights, for what a test does behind the command's back. */
    Harvester client() {
        return Harvester.over(embedded.transport());
    }

    /** Forgets all objects but those of a freshly installed cluster. */
    void reset() {
        embedded.load(firstState);
    }

    /** Forgets all objects but those of a freshly installed cluster and these, past all webhooks. */
    void reset(List<Resource> more) {
        Mapping state = (Mapping) Json.parse(firstState);
        List<Tree> items = new ArrayList<>(state.sequence("items").items());
        more.forEach(resource -> items.add(resource.tree()));
        embedded.load(Json.text(state.with("items", Sequence.of(items))));
    }

    @Override
    public void close() {
        embedded.close();
    }
}
