package io.githops.harvester.embedded;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Requests that the embedded Harvester answered, oldest first: an immutable list that narrows down.
 *
 * <pre>{@code
 * assertThat(embedded.requests().verb("patch").kind("VirtualMachine").name("web").answered(409)).hasSize(3);
 * }</pre>
 */
public final class RecordedRequests extends AbstractList<RecordedRequest> {
    private final List<RecordedRequest> requests;

    RecordedRequests(List<RecordedRequest> requests) {
        this.requests = List.copyOf(requests);
    }

    /** Those of a verb as roles name it, such as {@code patch} or {@code watch}. */
    public RecordedRequests verb(String verb) {
        return where(recorded -> recorded.verb().equals(verb));
    }

    /** Those for a kind, such as {@code VirtualMachine}, of any group. */
    public RecordedRequests kind(String kind) {
        return where(recorded -> recorded.request().kind().equals(kind));
    }

    /** Those for objects in a namespace, or for lists of it. */
    public RecordedRequests namespace(String namespace) {
        return where(recorded -> recorded.request().namespace().equals(namespace));
    }

    /** Those for objects of a name. */
    public RecordedRequests name(String name) {
        return where(recorded -> recorded.request().name().equals(name));
    }

    /** Those of a user. */
    public RecordedRequests user(String user) {
        return where(recorded -> recorded.request().user().equals(user));
    }

    /** Those whose user agent contains a text. */
    public RecordedRequests userAgent(String part) {
        return where(recorded -> recorded.userAgent().contains(part));
    }

    /** Those answered with a status code; 0 for those that a fault left without an answer. */
    public RecordedRequests answered(int status) {
        return where(recorded -> recorded.status() == status);
    }

    /** Those that asked to change the cluster; see {@link RecordedRequest#isWrite}. */
    public RecordedRequests writes() {
        return where(RecordedRequest::isWrite);
    }

    /** Those that a condition is true of. */
    public RecordedRequests where(Predicate<RecordedRequest> condition) {
        return new RecordedRequests(requests.stream().filter(condition).toList());
    }

    @Override
    public RecordedRequest get(int index) {
        return requests.get(index);
    }

    @Override
    public int size() {
        return requests.size();
    }
}
