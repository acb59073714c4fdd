package couplinglab.cloud.events;

import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The buses and their rules, a row each; a rule's row has its targets, so that no kill can come in between. */
final class BusTable {
    private BusTable() {}

    static void create(EventStore store) throws SQLException {
        store.create("""
                create table if not exists event_bus (
                  name varchar primary key, description varchar, created timestamp(9) with time zone not null)""", """
                create table if not exists event_rule (
                  bus varchar not null, name varchar not null, pattern varchar not null, state varchar not null,
                  description varchar, role varchar, targets varchar not null, primary key (bus, name))""");
    }

    static void put(Transaction transaction, Bus bus) throws SQLException {
        transaction.update(
                "merge into event_bus key (name) values (?, ?, ?)", bus.name(), bus.description(), bus.created());
    }

    static void remove(Transaction transaction, String bus) throws SQLException {
        transaction.update("delete from event_bus where name = ?", bus);
    }

    static void put(Transaction transaction, Rule rule) throws SQLException {
        var targets = EventFormat.JSON.createArrayNode();
        rule.targets().forEach(target -> targets.add(target.document()));
        transaction.update(
                "merge into event_rule key (bus, name) values (?, ?, ?, ?, ?, ?, ?)",
                rule.bus(),
                rule.name(),
                rule.pattern().text(),
                rule.state(),
                rule.description(),
                rule.role(),
                EventFormat.text(targets));
    }

    static void remove(Transaction transaction, Rule rule) throws SQLException {
        transaction.update("delete from event_rule where bus = ? and name = ?", rule.bus(), rule.name());
    }

    static List<Bus> all(Transaction transaction) throws SQLException {
        var buses = new ArrayList<Bus>();
        for (var stored : transaction.rows("select * from event_bus", BusTable::bus)) {
            var bus = stored;
            for (var rule : transaction.rows("select * from event_rule where bus = ?", BusTable::rule, bus.name())) {
                bus = bus.with(rule);
            }
            buses.add(bus);
        }
        return buses;
    }

    private static Bus bus(ResultSet row) throws SQLException {
        return Bus.empty(row.getString("name"), row.getString("description"), row.getObject("created", Instant.class));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        var targets = new ArrayList<Target>();
        for (var target : EventFormat.any(row.getString("targets"))) {
            targets.add(TargetFormat.read(Call.of((ObjectNode) target)));
        }
        return new Rule(
                row.getString("bus"),
                row.getString("name"),
                new EventPattern(row.getString("pattern")),
                row.getString("state"),
                row.getString("description"),
                row.getString("role"),
                targets);
    }
}
