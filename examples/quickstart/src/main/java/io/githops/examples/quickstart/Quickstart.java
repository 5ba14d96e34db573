package io.githops.examples.quickstart;

/** From desired state in Git to a running machine. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String... arguments) {
        System.out.println("GitHops is ready.");
    }
}
