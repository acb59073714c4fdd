package couplinglab.cloud;

/**
 * Where LocalStack 4.14.0 differs from SNS, each with what it does instead. All of them are pinned: the contract's test
 * fails when LocalStack no longer does so.
 */
enum SnsDifference {
    TAKES_ANY_ATTRIBUTE_OF_A_TOPIC(Instead.ACCEPTS),
    /** Whatever there are, it says 0. */
    COUNTS_NO_SUBSCRIPTIONS(Instead.ANSWERS_OTHERWISE),
    /** They can still be asked for, and changed. */
    KEEPS_SUBSCRIPTIONS_OF_A_DELETED_TOPIC(Instead.ACCEPTS),
    /** As to {@code MaximumMessageSize}: it is 256 KiB, and any number of subscriptions, whatever was said; over a megabyte it stumbles. */
    KNOWS_NO_SIZE_OF_A_TOPIC(Instead.ANSWERS_OTHERWISE),
    TAKES_ANY_CHARACTER(Instead.ACCEPTS),
    TAKES_ANY_SUBJECT(Instead.ACCEPTS),
    TAKES_ANY_TEXT_FOR_A_NUMBER(Instead.ACCEPTS),
    STUMBLES_OVER_AN_EMPTY_NAME(Instead.STUMBLES),
    STUMBLES_OVER_A_BATCH_OF_NONE(Instead.STUMBLES),
    /** It publishes it. */
    TAKES_AN_EMPTY_ENTRY(Instead.ANSWERS_OTHERWISE),
    /** It has the message as it was, and not why it was not delivered. */
    EXPLAINS_NO_DEAD_LETTER(Instead.ANSWERS_OTHERWISE),
    /** To a queue that wants raw messages. */
    DELIVERS_MORE_ATTRIBUTES_THAN_A_QUEUE_TAKES(Instead.ANSWERS_OTHERWISE),
    TAKES_A_FIFO_QUEUE_FOR_DEAD_LETTERS(Instead.ACCEPTS),
    TAKES_A_LIST_FOR_A_POLICY(Instead.ACCEPTS),
    TAKES_ANY_NUMBER_OF_POLICIES(Instead.ACCEPTS),
    /** Of a nested filter policy, and not those that hold values. */
    COUNTS_OUTER_KEYS(Instead.ACCEPTS),
    /** Those of attributes: as texts, 100.0 is not 100; and they are never equal to a number in a policy. */
    COMPARES_NUMBERS_AS_TEXT(Instead.ANSWERS_OTHERWISE),
    /** To {@code numeric} a text of digits is a number. */
    TAKES_TEXT_FOR_A_NUMBER_IN_A_POLICY(Instead.ANSWERS_OTHERWISE),
    /** Where an attribute must not exist: with SNS that takes another attribute. */
    TAKES_A_MESSAGE_WITHOUT_ATTRIBUTES(Instead.ANSWERS_OTHERWISE),
    /** Null and an empty text, where a value must exist. */
    TAKES_NOTHING_FOR_A_VALUE(Instead.ANSWERS_OTHERWISE),
    /** Whoever publishes such a body gets the error, and no subscriber gets the message. */
    STUMBLES_OVER_A_NUMBER_WHERE_TEXT_SHOULD_BE(Instead.STUMBLES);

    enum Instead {
        ACCEPTS,
        /** It blames itself: status 500. */
        STUMBLES,
        ANSWERS_OTHERWISE
    }

    private final Instead instead;

    SnsDifference(Instead instead) {
        this.instead = instead;
    }

    Instead instead() {
        return instead;
    }
}
