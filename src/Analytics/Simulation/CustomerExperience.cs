namespace Analytics.Simulation;

/// <summary>One customer as the exports know them on some day: the customer row, the contract's calendar, and what has happened.</summary>
internal sealed class CustomerExperience
{
    public CustomerExperience(World world, SimulatedCustomer customer)
    {
        Customer = customer;
        JoinedDay = world.DayOf(customer.JoinedAt);
        Renewals = new RenewalCalendar(world, customer);
        State = new ExperienceState(world, wasCustomerBefore: JoinedDay < 0);
    }

    public SimulatedCustomer Customer { get; }

    public int JoinedDay { get; }

    public RenewalCalendar Renewals { get; }

    public ExperienceState State { get; }
}
