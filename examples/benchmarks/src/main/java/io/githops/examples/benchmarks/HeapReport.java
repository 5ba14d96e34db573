package io.githops.examples.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.githops.model.Resource;
import io.githops.model.ResourceListReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.info.GraphLayout;

/** How much room a fleet takes once it is read: all objects reachable from it, by JOL, beside the length of its JSON. */
public final class HeapReport {
    private HeapReport() {}

    /** @param args the number of machines; 10,000 unless given */
    public static void main(String[] args) throws IOException {
        int machines = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        byte[] list = Fleet.of(machines).list();

        System.out.printf("compact JSON  %,12d bytes%n", list.length);
        print("githops", githops(list), list.length);
        print(
                "jackson",
                GraphLayout.parseInstance(new ObjectMapper().readTree(list)).totalSize(),
                list.length);
    }

    static long githops(byte[] list) throws IOException {
        List<Resource> resources = new ArrayList<>();
        ResourceListReader.builder().build().read(new ByteArrayInputStream(list), resources::add);
        return GraphLayout.parseInstance(resources).totalSize();
    }

    private static void print(String library, long bytes, long json) {
        System.out.printf("%-13s %,12d bytes, %.2f times the JSON%n", library, bytes, (double) bytes / json);
    }
}
