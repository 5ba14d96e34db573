package io.githops.harvester.embedded;

/** Answers one sort of requests. */
@FunctionalInterface
interface CallHandler {

    /** @throws ApiFailure when the answer is a failure */
    Reply answer(ResourceCall call);
}
