package io.githops.examples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.githops.harvester.ClientLimits;
import io.githops.harvester.Harvester;
import io.githops.harvester.ListRequest;
import io.githops.harvester.ListedResources;
import io.githops.model.GroupVersionKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jol.info.GraphLayout;

/**
 * How long it takes to list machines with the library, and to read the same pages with {@code java.net.http} and Jackson as
 * trees; and whether the list fits into a heap of twice what is kept of it.
 */
public final class ListReport {
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    private static final String PAGE = "/apis/kubevirt.io/v1/virtualmachines?limit=500";
    private static final int ROUNDS = 12;
    private static final int WARM = 6;

    /** What the Java runtime, the client and TLS take by themselves. */
    private static final int BASE_MEBIBYTES = 24;

    private ListReport() {}

    /** @param args the number of machines; 10,000 unless given. With a kubeconfig behind it: lists once and says so. */
    public static void main(String[] args) throws Exception {
        int machines = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        if (args.length > 1) {
            try (Harvester harvester = open(Path.of(args[1]))) {
                System.out.println(harvester.list(ListRequest.of(MACHINE)));
            }
            return;
        }
        try (LoadServer server = LoadServer.start(machines);
                Harvester harvester = open(server.kubeconfig())) {
            ListedResources kept = harvester.list(ListRequest.of(MACHINE));
            long bytes = GraphLayout.parseInstance(kept).totalSize();
            double githops = seconds(() -> harvester.list(ListRequest.of(MACHINE)));
            var plain = new PlainReader(server.kubeconfig());
            double jackson = seconds(plain::read);
            System.out.printf(
                    "%,d machines: githops %.2f s, java.net.http and Jackson %.2f s, ratio %.2f%n",
                    kept.resources().size(), githops, jackson, githops / jackson);
            long heap = BASE_MEBIBYTES + 2 * (bytes >> 20);
            System.out.printf("kept %,d bytes; listed with a heap of %d MiB: %s%n", bytes, heap, fits(heap, server));
        }
    }

    private static Harvester open(Path kubeconfig) {
        ClientLimits limits = ClientLimits.standard().withRate(10_000, 10_000);
        return Harvester.builder(kubeconfig).limits(limits).build();
    }

    /** The median. */
    private static double seconds(Callable<?> listing) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            listing.call();
            if (round >= WARM) {
                seconds.add((System.nanoTime() - start) / 1e9);
            }
        }
        seconds.sort(null);
        return seconds.get(seconds.size() / 2);
    }

    private static boolean fits(long mebibytes, LoadServer server) throws IOException, InterruptedException {
        return new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx" + mebibytes + "m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ListReport.class.getName(),
                                "0",
                                server.kubeconfig().toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Reads all pages as trees. */
    private static final class PlainReader {
        private final PlainConnection connection;
        private final ObjectMapper json = new ObjectMapper();

        PlainReader(Path kubeconfig) throws IOException {
            connection = PlainConnection.of(kubeconfig);
        }

        List<JsonNode> read() throws IOException, InterruptedException {
            List<JsonNode> pages = new ArrayList<>();
            String token = "";
            do {
                try (InputStream body = connection.get(
                        PAGE + (token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, UTF_8)))) {
                    pages.add(json.readTree(body));
                }
                token = pages.get(pages.size() - 1)
                        .path("metadata")
                        .path("continue")
                        .asText("");
            } while (!token.isEmpty());
            return pages;
        }
    }
}
